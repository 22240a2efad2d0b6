import {count, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Name} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import {passes} from "../cost.js";
import type {Here, Room} from "../params.js";
import {endOfRace, isOver, LAST, type Lane, momentAt, stepAt, tickAt} from "../race.js";

/** How lanes are drawn: the reader's batch as the green line, the others as one dotted, one plain, one dashed. */
const lookOf = ({result: {lane}}: Here, l: number): string =>
  l === lane ? "line-2" : ["line dotted", "line", "line dashed"][l];

/** A lane's loss up to a tick, over the clock's steps: it stays what it is until an update is done. */
export function lossSoFar(lane: Lane, machine: number, step: number): {steps: number[]; losses: number[]} {
  const each = passes(lane.batch, machine);
  const now = momentAt(lane, machine, tickAt(step));
  const steps: number[] = [0];
  const losses: number[] = [lane.losses[0]];
  for (let m = 1; m <= now; ++m) {
    const at = stepAt(lane.updates[m] * each);
    // Before the first ticks that are drawn there is no room for a curve.
    if (at < 0) losses[0] = lane.losses[m];
    else {
      if (m === 1) {
        steps.push(at);
        losses.push(lane.losses[0]);
      }
      steps.push(at);
      losses.push(lane.losses[m]);
    }
  }
  if (!isOver(lane, now)) {
    steps.push(step);
    losses.push(lane.losses[now]);
  }
  return {steps, losses};
}

/**
 * Where the clock's axis ends: a little after the race does, in steps of two doublings, so that it seldom changes. A race of
 * a wide machine is over long before the longest one.
 */
export function axisEnd({params: {time, machine}, result: {lanes}}: Here): number {
  return Math.min(LAST, Math.ceil((Math.max(endOfRace(lanes, machine), time) + 4) / 24) * 24);
}

/** Loss against the machine's ticks, up to now, with the clock and the target to drag. */
export function createTimeline(stage: Room["Stage"], at: Box): (state: Here) => void {
  const plot = createPlot(stage, {
    at,
    x: {
      domain: [0, LAST],
      label: stage.mode === "wide" ? "ticks of the machine’s clock (log scale)" : "ticks (log scale)",
      ticks: [10, 100, 1000, 10_000].map(stepAt),
      format: (step) => count(tickAt(step))
    },
    y: {
      domain: [0.15, 0.9],
      scale: "log",
      label: "training loss",
      ticks: [0.2, 0.4, 0.8],
      grid: true
    },
    left: 40
  });
  const target = plot.rule("y", {className: "line dashed thin", ref: "target"});
  const now = plot.rule("x", {className: "line-taught thin", ref: "time"});
  const lines = ["line-2", "line dotted", "line", "line dashed"].map((className) => ({
    className,
    draw: plot.line({className, ref: className === "line-2" ? "batch lane" : "lane"})
  }));
  const ends = plot.dots({className: "", radius: 3.5});
  const level = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
    param: "target",
    along: "y",
    at: (state) => [axisEnd(state), state.params.target]
  });
  const clock = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
    param: "time",
    along: "x",
    at: ({params}) => [params.time, 0.15],
    hint: "drag the clock",
    hintAt: {x: 14, y: -9, anchor: "start"}
  });
  const running = lines.map(() => plot.outside.append("text").attr("data-ref", "lane"));

  /** Names of those who still run stand right of the clock's line, the higher loss above, none on another. */
  const nameRunning = (names: {text: string; className: string; y: number}[], px: number): Box[] => {
    names.sort((a, b) => a.y - b.y);
    const left = px + 70 > plot.at.x + plot.at.width;
    let last = -Infinity;
    running.forEach((node, i) => {
      setAttr(node, "display", i < names.length ? null : "none");
    });
    return names.map(({text, className, y}, i) => {
      last = Math.max(last + 15, y + 4);
      setAttr(running[i], "class", `name ${className}`);
      setAttr(running[i], "text-anchor", left ? "end" : "start");
      setAttr(running[i], "x", tenth(left ? px - 8 : px + 8));
      setAttr(running[i], "y", tenth(last));
      setText(running[i], text);
      return {x: left ? px - 62 : px + 6, y: last - 12, width: 56, height: 15};
    });
  };

  return (state) => {
    const {params, result} = state;
    plot.domain({x: [0, axisEnd(state)]});
    plot.label({y: params.loss === "train" ? "training loss" : "test loss"});
    target(params.target);
    now(params.time);
    const arrived: Name[] = [];
    const onTheWay: {text: string; className: string; y: number}[] = [];
    const [xs, ys]: [number[], number[]] = [[], []];
    for (const {className, draw} of lines) {
      const l = result.lanes.findIndex((_, i) => lookOf(state, i) === className);
      if (l < 0) {
        draw.clear();
        continue;
      }
      const lane = result.lanes[l];
      const {steps, losses} = lossSoFar(lane, params.machine, params.time);
      draw(steps, losses);
      const [x, y] = [steps[steps.length - 1], losses[losses.length - 1]];
      const text = `B = ${lane.batch}`;
      const color = className === "line-2" ? "green-text" : "";
      const over = isOver(lane, momentAt(lane, params.machine, tickAt(params.time)));
      if (lane.arrival !== null && over) {
        xs.push(x);
        ys.push(y);
      }
      // Below the end, where the target line is not in the way.
      if (over) arrived.push({text, className: color, ref: "lane", of: [x, Math.min(0.85, y) * 0.8]});
      else onTheWay.push({text, className: color, y: plot.y(Math.min(0.88, Math.max(0.17, y)))});
    }
    ends(xs, ys);
    const taken = [clock(state), level(state), ...nameRunning(onTheWay, plot.x(params.time))];
    plot.names(arrived, taken);
  };
}
