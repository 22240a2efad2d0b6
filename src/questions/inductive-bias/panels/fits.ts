import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {classSymbol} from "../../../marks/symbols.js";
import {learnerNames, learners} from "../learners.js";
import {GRID} from "../model.js";
import {HEIGHT, type Room} from "../params.js";
import {signed} from "../words.js";
import {ENDS} from "../worlds.js";

/** Curves that leave the picture are cut far outside of it. */
const cut = (values: Float64Array = new Float64Array(0)): Float64Array =>
  values.map((v) => Math.max(-4 * HEIGHT, Math.min(4 * HEIGHT, v)));

/** The main panel: eight points, and what two learners say between and beyond them. */
export const fits: Room["Picture"] = {
  id: "fits",
  tab: "Curves",
  title: "Eight points, and what learners make of them",
  with: {view: "fits"},
  reads: ({params: {first, second, truth, all}, result: {points, curves, look, truth: values}}) => [
    first,
    second,
    truth,
    all,
    points,
    curves,
    look.x,
    values
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: ENDS, label: "x", ticks: [-0.5, 0, 0.5, 1, 1.5]},
      y: {domain: [-HEIGHT, HEIGHT], label: "y", ticks: [-3, -2, -1, 0, 1, 2, 3]},
      left: 32
    });
    const inside = plot.area({className: "area-soft", ref: "inside"});
    inside([0, 1], [-HEIGHT, -HEIGHT], [HEIGHT, HEIGHT]);
    const others = learners.map(() => plot.line({className: "line-soft thin", ref: "others"}));
    const world = plot.line({className: "line-2 dashed", ref: "truth"});
    const look = plot.rule("x", {className: "line-taught thin", ref: "at"});
    const second = plot.line({className: "line-1", ref: "second"});
    const first = plot.line({className: "line-0", ref: "first"});
    const said = [
      plot.dots({className: "class-0 mark", radius: 4.5, ref: "first"}),
      plot.dots({className: "class-1 mark", radius: 4.5, ref: "second"})
    ];
    let now: Room["State"] | null = null;
    const dots = createPoints(plot, {
      label: "Points",
      hint: stage.mode === "narrow" ? "drag a point" : "drag a point up or down, or the ring along x",
      step: [0.01, 0.05],
      move: (key, _, y) => {
        if (now) stage.set({moved: [...now.params.moved.filter(([i]) => i !== key), [key, y]]});
      }
    });
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "at",
      along: "x",
      at: ({params}) => [params.at, -HEIGHT],
      words: ({params, result}) =>
        `${learnerNames[params.first]} says ${signed(result.look.first)}, ${learnerNames[params.second]} ${signed(result.look.second)}`
    });
    const symbol = classSymbol(0, 90);
    return (state) => {
      now = state;
      const {params, result} = state;
      const {points, curves} = result;
      learners.forEach((name, k) => {
        if (params.all && name !== params.first && name !== params.second) others[k](GRID, cut(curves[name]));
        else others[k].clear();
      });
      if (params.truth) world(GRID, cut(result.truth));
      else world.clear();
      look(params.at);
      second(GRID, cut(curves[params.second]));
      first(GRID, cut(curves[params.first]));
      [result.look.first, result.look.second].forEach((v, k) => {
        if (Math.abs(v) <= HEIGHT) said[k]([params.at], [v]);
        else said[k].clear();
      });
      const taken = handle(state);
      dots(
        Array.from(points.x, (x, i) => ({
          key: i,
          x,
          y: points.y[i],
          className: "taught",
          path: symbol,
          words: `x ${tenth(x * 10) / 10}, y ${signed(points.y[i])}`
        }))
      );
      plot.names(
        [
          {text: learnerNames[params.first], className: "blue-text", ref: "first", of: first},
          ...(params.second === params.first
            ? []
            : [{text: learnerNames[params.second], className: "orange-text", ref: "second", of: second}]),
          ...(params.truth ? [{text: "the world", className: "green-text", ref: "truth", of: world}] : []),
          ...(params.all && stage.mode === "wide"
            ? learners.flatMap((name, k) =>
                name === params.first || name === params.second
                  ? []
                  : [{text: learnerNames[name], className: "", ref: "others", of: others[k]}]
              )
            : [])
        ],
        [
          taken,
          ...Array.from(points.x, (x, i) => ({
            x: plot.x(x) - 6,
            y: plot.y(points.y[i]) - 6,
            width: 12,
            height: 12
          }))
        ]
      );
    };
  }
};
