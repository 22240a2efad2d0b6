import type {Room} from "../params.js";

/** Contours as multiples of the one through ŵ, which touches the ball. */
export const MULTIPLES = [1 / 3, 2 / 3, 1, 1.4, 1.8];

const TURN = Float64Array.from({length: 73}, (_, i) => (2 * Math.PI * i) / 72);

/**
 * The loss's contours: ellipses round w* whose axes lie at ±45°, since the features are standardized; half as long as
 * √(2L/(1 ± ρ)). Within the budget ŵ is w* and has none through it: contours at round distances then.
 */
export function contoursOf({
  params: {center, rho},
  result: {optimum}
}: Room["State"]): [Float64Array, Float64Array][] {
  const radius = optimum.loss > 0 ? Math.sqrt(2 * optimum.loss) : 0.8;
  return MULTIPLES.map((k) => {
    const along = (k * radius) / Math.sqrt(2 * (1 + rho));
    const across = (k * radius) / Math.sqrt(2 * (1 - rho));
    return [
      TURN.map((a) => center[0] + along * Math.cos(a) - across * Math.sin(a)),
      TURN.map((a) => center[1] + along * Math.cos(a) + across * Math.sin(a))
    ];
  });
}
