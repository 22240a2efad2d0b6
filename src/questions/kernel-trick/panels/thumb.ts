import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {setAttr} from "../../../marks/set.js";
import {classNames} from "../../../marks/symbols.js";
import {height} from "../lifted.js";
import type {Room} from "../params.js";
import {dot} from "./dots.js";
import {view3} from "./view3.js";

/** Two rings, lifted, a plane between them, and its circle on the floor. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const root = group(stage.svg, "");
  const path = (className: string) => root.append("path").attr("class", className);
  const floor = path("line-soft");
  const shadow = path("line");
  const lower = path(`${classNames[0]} mark`);
  const sheet = path("area-taught");
  const ring = path("line-taught");
  const upper = path(`${classNames[1]} mark`);
  return ({result: {points}}) => {
    const radius = 2.6;
    const view = view3({x: 8, y: 6, width: 224, height: 138}, radius, radius * radius, 1, 25, 24);
    const circle = (r: number, z: number) =>
      `M${Array.from({length: 60}, (_, k) => {
        const t = (2 * Math.PI * k) / 60;
        return view
          .at(r * Math.cos(t), r * Math.sin(t), z)
          .map(tenth)
          .join(",");
      }).join("L")}Z`;
    setAttr(floor, "d", circle(radius, 0));
    setAttr(shadow, "d", circle(1.5, 0));
    setAttr(sheet, "d", circle(radius, 2.25));
    setAttr(ring, "d", circle(1.5, 2.25));
    [lower, upper].forEach((mark, one) => {
      let d = "";
      for (let i = 0; i < points.x.length; ++i)
        if (points.label[i] === one)
          d += dot(one, view.at(points.x[i], points.y[i], height(points.x[i], points.y[i])));
      setAttr(mark, "d", d || null);
    });
  };
};
