import type {Stage} from "../../figure/contract.js";
import {group} from "../../marks/axes.js";
import {count, fixed} from "../../marks/format.js";
import {createHandle} from "../../marks/handle.js";
import {createCloudPanel} from "./cloud-panel.js";
import {passes} from "./cost.js";
import {layouts} from "./layout.js";
import {type BatchState, createLossesPanel} from "./losses-panel.js";
import type {params} from "./params.js";
import {createTargetPanel, type TargetView} from "./target-panel.js";

const powers = [10, 100, 1000, 10_000, 100_000];
const digits = (v: number): string => (v >= 1000 ? `${count(v / 1000)}k` : count(v));

const perfect = (narrow: boolean): string => (narrow ? "perfect" : "perfect scaling");

/** Updates to the target: perfect scaling halves them with every doubling of the batch. */
function updatesView({params, result}: BatchState, narrow: boolean): TargetView {
  return {
    label: narrow
      ? "updates to target"
      : `updates to ${params.loss === "train" ? "training" : "test"} loss ${fixed(params.target, 3)}`,
    of: (cost) => cost.updates,
    domain: [5, 20_000],
    ticks: powers.slice(0, 4),
    format: digits,
    log: true,
    reference: (batch) => result.fewest / batch,
    referenceName: {text: perfect(narrow), at: "start"},
    costs: result.costs,
    at: result.at,
    knee: result.knee
  };
}

/** What it takes a machine of width P to get there: its axis slides with P from examples to updates. */
function machineView({params, result}: BatchState, narrow: boolean): TargetView {
  const {machine} = params;
  const shift = machine ** -0.55;
  const domain = [150 * shift, 600_000 * shift] as const;
  return {
    label: machine === 1 ? "examples to target" : `passes to target, P = ${machine}`,
    of: ({batch, updates: {median, low, high}}) => {
      const n = passes(batch, machine);
      return {median: median * n, low: low * n, high: high * n};
    },
    domain,
    ticks: powers.filter((power) => power >= domain[0] && power <= domain[1]),
    format: digits,
    log: true,
    reference: (batch) => (result.fewest / batch) * passes(batch, machine),
    referenceName: {text: perfect(narrow), at: "start"},
    costs: result.costs,
    at: result.at,
    knee: result.knee
  };
}

/** The test loss at the moment when the training loss gets to the target: the dashed line is the training loss. */
function testView({params, result}: BatchState, narrow: boolean): TargetView {
  const tenth = Math.round(params.target * 20) / 20;
  return {
    label: `test loss at ${narrow ? "train" : "training loss"} ${fixed(params.target, 3)}`,
    of: (cost) => cost.testLoss,
    domain: [params.target - 0.08, params.target + 0.2],
    ticks: [tenth - 0.05, tenth, tenth + 0.05, tenth + 0.1, tenth + 0.15],
    format: (v) => fixed(v),
    log: false,
    reference: () => params.target,
    referenceName: {text: "training loss", at: "end"},
    costs: result.costs,
    at: result.at,
    knee: null
  };
}

export function view(stage: Stage<typeof params>): (state: BatchState) => void {
  const layout = layouts[stage.mode];
  const narrow = stage.mode === "narrow";
  const root = group(stage.svg, "batch-size");
  const losses = createLossesPanel(stage, root, layout.losses);
  const cloud = createCloudPanel(root, layout.cloud);
  const updates = createTargetPanel(root, layout.updates);
  const beside = createTargetPanel(root, layout.beside);
  const knee = root.append("text").attr("class", "note-label halo").attr("data-ref", "knee");
  knee.attr("y", layout.updates.y + 11);
  let batch = 1;
  const handle = createHandle(stage, root, {
    label: "batch size",
    axis: "x",
    hint: "drag B",
    hintAt: {x: 0, y: -15, anchor: "middle"},
    ref: "batch",
    onDrag: (px) => stage.set({batch: updates.batchAt(px)}),
    onKey: (dx, dy) => stage.set({batch: Math.max(1, Math.min(512, batch * 2 ** Math.sign(dx || dy)))})
  });

  return (state) => {
    const {params: now, result} = state;
    batch = now.batch;
    losses(state);
    cloud(result);
    const first = updatesView(state, narrow);
    updates(first);
    beside(now.beside === "cost" ? machineView(state, narrow) : testView(state, narrow));
    const place = updates.place(first);
    handle({...place, text: `B = ${batch}`, now: batch, min: 1, max: 512});
    // Where there is no room to the right of the line, its name stands to the left.
    const kneeAt = updates.x(result.knee ?? 1);
    const right = kneeAt + 58 < layout.updates.x + layout.updates.width;
    knee
      .attr("display", result.knee === null ? "none" : null)
      .attr("x", Math.round(kneeAt) + (right ? 5 : -5))
      .attr("text-anchor", right ? "start" : "end")
      .text(`knee ≈ ${Math.round(result.knee ?? 0)}`);
  };
}
