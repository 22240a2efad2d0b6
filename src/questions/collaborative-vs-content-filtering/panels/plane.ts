import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {films, PREMIERE} from "../shelf.js";

const REACH = 2.6;

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
      // In the plane's own length: a longer factor of films may stand against a shorter one of people.
      const long = Math.max(1e-9, ...p.films.map(Math.abs), ...p.you.map(Math.abs)) / (0.92 * REACH);
      const part = (v: Float64Array, k: number) =>
        Float64Array.from({length: v.length / 2}, (_, i) => v[2 * i + k] / long);
      const [x, y] = [part(p.films, 0), part(p.films, 1)];
      const [u, v] = [part(p.you, 0), part(p.you, 1)];
      dots(x, y);
      arrow([0, u[0]], [0, v[0]]);
      you(u, v);
      const far = [...x.keys()]
        .sort((a, b) => Math.hypot(x[b], y[b]) - Math.hypot(x[a], y[a]))
        .filter((f) => f !== PREMIERE)
        .slice(0, 7);
      plot.names([
        {text: "you", of: [u[0], v[0]], className: "taught-text", ref: "you"},
        ...[PREMIERE, ...far].map((f) => ({
          text: films[f].title,
          of: [x[f], y[f]] as const,
          className: "legend-label"
        }))
      ]);
    };
  }
};
