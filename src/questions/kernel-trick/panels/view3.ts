import type {Box} from "../../../marks/stage.js";

/** A way to look at three dimensions: parallel rays, from a side and a height, that keep vertical lines upright. */
export interface View3 {
  /** The picture's place of a place in space. */
  at(x: number, y: number, z: number): readonly [number, number];
  /** Radius of the floor, in the data's units. */
  radius: number;
  /** Half the width of the floor in the picture. */
  half: number;
}

/** Height of the room against the radius of its floor. */
const tall = 1.15;

/**
 * @param turn and tilt in degrees: 0 and 90 show the floor as a plane is drawn
 * @param top the height that reaches the ceiling
 */
export function view3(
  box: Box,
  radius: number,
  top: number,
  lift: number,
  turn: number,
  tilt: number
): View3 {
  const [t, e] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const [c, s, up, down] = [Math.cos(t), Math.sin(t), Math.cos(e), Math.sin(e)];
  // Whatever the tilt, floor and ceiling fit; the floor stands where it belongs for this tilt.
  const unit = Math.min(box.width / 2, box.height / (2 * down + tall * up), box.height / 2.1) / radius;
  const rise = (tall * radius * lift) / top;
  const x0 = box.x + box.width / 2;
  const y0 = box.y + box.height / 2 + (unit * radius * tall * up) / 2;
  return {
    at: (x, y, z) => [x0 + unit * (x * c - y * s), y0 - unit * ((x * s + y * c) * down + z * rise * up)],
    radius,
    half: unit * radius
  };
}
