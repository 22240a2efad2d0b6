import {group} from "../../../marks/axes.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {FILMS, features, films} from "../shelf.js";

/** Rows that are filled from two sides. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const root = group(stage.svg, "shelf");
  const rows = 10;
  const pitch = stage.height / rows;
  const [left, middle, right] = [0.3, 0.44, 0.56].map((v) => v * stage.width);
  const at = (f: number) => (f + 0.5) * pitch;
  root
    .append("path")
    .attr("class", "class-1")
    .attr(
      "d",
      films
        .slice(0, rows)
        .flatMap(({features: x}, f) =>
          x.map((v, k) => {
            const s = 9 * Math.sqrt(v);
            return v
              ? `M${((k + 0.5) * left) / features.length - s / 2},${at(f) - s / 2}h${s}v${s}h${-s}z`
              : "";
          })
        )
        .join("")
    );
  const mine = root.append("path").attr("class", "taught");
  const crowd = root.append("path").attr("class", "line-0");
  return ({result: r}) => {
    let [own, ticks] = ["", ""];
    const wide = (stage.width - right) / Math.min(24, r.nearest.length);
    for (let f = 0; f < Math.min(rows, FILMS); ++f) {
      if (!Number.isNaN(r.mine[f])) own += `M${middle},${at(f) - 5}h10v10h-10z`;
      r.nearest.slice(0, 24).forEach((person, i) => {
        const d = r.crowd[person * FILMS + f];
        if (!Number.isNaN(d))
          ticks += `M${(right + (i + 0.5) * wide).toFixed(1)},${at(f)}v${(-Math.sign(d || 1) * Math.min(6, 2 + 2 * Math.abs(d))).toFixed(1)}`;
      });
    }
    setAttr(mine, "d", own || null);
    setAttr(crowd, "d", ticks || null);
  };
};
