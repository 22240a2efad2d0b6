import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {films, PREMIERE} from "../shelf.js";

const REACH = 2.6;
/** How many times its length your vector is drawn: the page says so. */
export const LONGER = 3;

/** Films by what the crowd's ratings alone say of them, and you among them: what you get is the inner product. */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "Factors",
  title: "Two factors: nobody said what they mean",
  reads: ({result: {plane}}) => [plane],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-REACH, REACH], label: "first factor", ticks: 5},
      y: {domain: [-REACH, REACH], label: "second factor", ticks: 5},
      equal: true
    });
    plot.frame();
    const dots = plot.dots({className: "class-0", radius: 4, ref: "films"});
    const arrow = plot.line({className: "line-taught", ref: "you"});
    const you = plot.dots({className: "taught", radius: 5, ref: "you"});
    return ({result: {plane: p}}) => {
      // With many more people than films a person's vector is the shorter one, and is drawn longer to be seen beside theirs.
      const long =
        Math.max(1e-9, ...p.films.map(Math.abs), ...p.you.map((v) => LONGER * Math.abs(v))) / (0.8 * REACH);
      const part = (v: Float64Array, k: number, by = 1) =>
        Float64Array.from({length: v.length / 2}, (_, i) => (by * v[2 * i + k]) / long);
      const [x, y] = [part(p.films, 0), part(p.films, 1)];
      const [u, v] = [part(p.you, 0, LONGER), part(p.you, 1, LONGER)];
      dots(x, y);
      arrow([0, u[0]], [0, v[0]]);
      you(u, v);
      // The outermost are named, and of such as lie close together one.
      const far: number[] = [];
      for (const f of [...x.keys()].sort((a, b) => Math.hypot(x[b], y[b]) - Math.hypot(x[a], y[a])))
        if (f !== PREMIERE && far.length < 6 && far.every((g) => Math.hypot(x[f] - x[g], y[f] - y[g]) > 1))
          far.push(f);
      const {x: edge, y: top, width, height} = plot.at;
      const names: Parameters<typeof plot.names>[0] = [
        {text: "you", of: [u[0], v[0]], className: "taught-text", ref: "you"},
        ...[PREMIERE, ...far].map((f) => ({
          text: films[f].title,
          of: [x[f], y[f]] as const,
          className: "legend-label"
        }))
      ];
      // Within the frame.
      plot.names(names, [
        {x: 0, y: top, width: edge, height},
        {x: edge + width, y: top, width: stage.width, height}
      ]);
    };
  }
};
