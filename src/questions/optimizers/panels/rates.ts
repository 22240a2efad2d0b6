import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {multiples} from "../curves.js";
import {byLane, laneKeys, names} from "../lanes.js";
import {drawnKeys} from "../model.js";
import type {Here, Room} from "../params.js";
import {LOOK} from "../trace.js";
import {inOrder, looks, widthOf} from "./looks.js";

const BOTTOM = 3;
/** What does not settle stands above the last step at which it could. */
const NEVER = 850;
const TOP = 1150;

/** Of what the rates are multiples. */
const base = {
  here: "times each rule's best rate (log scale)",
  library: "times PyTorch's default rate (log scale)",
  ravine: "times the ravine's best rate (log scale)"
};

/** The settling step against the learning rate, for each rule, with the reader's rate on all of them at once. */
export const rates: Room["Picture"] = {
  id: "rates",
  tab: "Learning rates",
  title: "Settling step by learning rate",
  reads: ({params, result: {lanes, curves}}) => [
    params.scale,
    params.chosen,
    params.rates,
    drawnKeys(params).join(),
    ...laneKeys.flatMap((key) => [curves[key]?.settled, curves[key]?.reached, lanes[key].settled])
  ],
  legend: () => [
    {label: "settles", className: "line"},
    {label: "first within the target", className: "line dotted"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0.1, 10],
        scale: "log",
        label: base.here,
        ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10],
        format: String
      },
      y: {
        domain: [BOTTOM, TOP],
        scale: "log",
        label: "settles at step (log scale)",
        ticks: [3, 10, 30, 100, 300, LOOK],
        grid: true
      }
    });
    const end = plot.rule("y", {className: "line-soft"});
    const never = plot.text({className: "name", dx: 4, dy: -5});
    const now = plot.rule("x", {className: "line-taught thin", ref: "scale"});
    const reached = byLane((key) => plot.line({className: `${looks[key].line} dotted`, ref: key}));
    const thin = plot.inside.selectAll("[data-ref].dotted");
    thin.style("stroke-width", "1.1");
    const settled = byLane((key) => plot.line({className: looks[key].line, ref: key}));
    const nodes = byLane((key) => plot.inside.select(`[data-ref="${key}"]:not(.dotted)`));
    const marks = byLane((key) =>
      plot.outside
        .append("path")
        .attr("class", looks[key].mark)
        .attr("d", looks[key].shape)
        .style("pointer-events", "none")
    );
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
      param: "scale",
      along: "x",
      at: ({params}) => [params.scale, BOTTOM],
      words: ({params: {chosen}, result: {lanes}}) => {
        const step = lanes[chosen].settled;
        return step === null ? `${names[chosen]} does not settle` : `${names[chosen]} settles at ${step}`;
      },
      hint: "drag",
      hintAt: {x: 12, y: -6, anchor: "start"}
    });
    return (state) => {
      const {params, result} = state;
      const drawn = drawnKeys(params);
      plot.label({x: base[params.rates]});
      end(LOOK);
      never(0.1, LOOK, `not within ${LOOK} steps`);
      now(params.scale);
      laneKeys.forEach((key) => {
        const curve = result.curves[key];
        const on = curve !== undefined && drawn.includes(key);
        setAttr(marks[key], "display", on ? null : "none");
        if (!on) {
          settled[key].clear();
          reached[key].clear();
          return;
        }
        nodes[key].style("stroke-width", widthOf(key, params.chosen));
        settled[key](multiples, curve.settled);
        // Of the rule in focus, and of one that nowhere stays: more of these lines hide what they are for.
        if (key === params.chosen || curve.settled.every(Number.isNaN))
          reached[key](multiples, curve.reached);
        else reached[key].clear();
        const at = result.lanes[key].settled ?? NEVER;
        setAttr(
          marks[key],
          "transform",
          `translate(${tenth(plot.x(params.scale))},${tenth(plot.y(Math.max(BOTTOM, at)))})`
        );
      });
      const taken = handle(state);
      plot.names(
        [...inOrder(drawn, params.chosen)].reverse().map((key) => ({
          text: names[key],
          className: looks[key].text,
          ref: key,
          of: settled[key].points.length ? settled[key] : reached[key]
        })),
        [taken]
      );
    };
  }
};
