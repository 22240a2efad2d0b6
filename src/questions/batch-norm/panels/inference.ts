import {fixed, percent} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import {random} from "../../../ml/random.js";
import {batchSizes, flips} from "../companions.js";
import {params as declared, type Room} from "../params.js";
import {seeds, sizes, sizesRate, small} from "../runs.js";
import {task} from "../train.js";
import {median} from "../words.js";

/** The same heights for all settings: strokes stand still while the answers move. */
const jitter = (() => {
  const source = random(3);
  return Float64Array.from({length: 2000}, () => source());
})();

/** The followed example's answer: one stroke for each draw of companions, and the one answer of inference. */
export const companions: Room["Picture"] = {
  id: "companions",
  tab: "Draws",
  with: {view: "inference"},
  title: "A network with batch norm: its answer to one example",
  reads: ({result}) => (result.companions ? [result.companions.alone, ...result.companions.among] : []),
  legend: () => [
    {label: "training mode, a draw of companions each", className: "line", ref: "among"},
    {label: "inference mode", className: "line-taught", ref: "alone"}
  ],
  draw: (stage) => {
    const rows = batchSizes.length;
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width: stage.width - 62, height: stage.height},
      x: {domain: [0, 1], label: "P(class 1)", ticks: [0, 0.25, 0.5, 0.75, 1], format: (v) => String(v)},
      y: {
        domain: [rows - 0.4, -0.6],
        label: "batch size B",
        ticks: batchSizes.map((_, k) => k),
        format: (k) => String(batchSizes[k])
      },
      left: 40
    });
    const half = plot.rule("x", {className: "line-soft dashed"});
    const strokes = plot.inside.append("path").attr("class", "line thin").attr("data-ref", "among");
    const alone = plot.rule("x", {className: "line-taught", ref: "alone"});
    const shares = batchSizes.map(() => plot.text({className: "", dx: 8, dy: 4, ref: "flips"}));
    const head = plot.text({className: "axis-label", dx: 8, dy: -8, ref: "flips"});
    return ({result: {companions: c}}) => {
      if (!c) return;
      half(0.5);
      let d = "";
      c.among.forEach((of, k) => {
        of.forEach((p, i) => {
          d += `M${plot.x(p).toFixed(1)},${plot.y(k - 0.36 + 0.58 * jitter[i % 2000]).toFixed(1)}v4`;
        });
        shares[k](1, k, percent(flips(c, k), 0));
      });
      setAttr(strokes, "d", d);
      alone(c.alone);
      head(1, -0.6, "other class");
    };
  }
};

/** The training examples, and the followed one to drag. */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "Plane",
  with: {view: "inference"},
  title: "Training examples",
  reads: ({params}) => [params.example.join()],
  legend: () =>
    [0, 1].map((c) => ({label: `class ${c}`, className: classNames[c], path: classSymbol(c, 46)})),
  draw: (stage) => {
    const {x: xs, y: ys} = declared.example;
    const plot = createPlot(stage, {
      x: {domain: xs, label: "x₁", ticks: [-2, -1, 0, 1, 2]},
      y: {domain: ys, label: "x₂", ticks: [-1, 0, 1]},
      left: 34
    });
    const {X, y} = task();
    for (let i = 0; i < y.length; ++i)
      plot.inside
        .append("path")
        .attr("class", `${classNames[y[i]]} mark`)
        .attr("d", classSymbol(y[i], 30))
        .attr("transform", `translate(${plot.x(X[2 * i]).toFixed(1)},${plot.y(X[2 * i + 1]).toFixed(1)})`);
    let now: Room["State"];
    const set = (a: number, b: number) => stage.set({example: [a, b]});
    const handle = createHandle(stage, plot.outside, {
      label: declared.example.label,
      axis: "xy",
      hint: "drag the example",
      hintAt: {x: 0, y: -18, anchor: "middle"},
      ref: "example",
      onDrag: (px, py) => set(plot.x.invert(px), plot.y.invert(py)),
      onKey: (dx, dy) => set(now.params.example[0] + 0.02 * dx, now.params.example[1] + 0.02 * dy)
    });
    return (state) => {
      now = state;
      const [a, b] = state.params.example;
      handle({
        x: plot.x(a),
        y: plot.y(b),
        text: `x₁ ${fixed(a)}, x₂ ${fixed(b)}`,
        now: a,
        min: xs[0],
        max: xs[1]
      });
    };
  }
};

/** What training with small batches costs, at inference. */
export const errors: Room["Table"] = {
  id: "errors",
  tab: "Errors",
  title: "Errors at inference, trained with batches of B",
  share: 1.1,
  reads: ({data}) => [data.errors],
  table: ({data}) => ({
    head: ["", ...sizes.map((B) => `B = ${B}`)],
    rows: (["none", "batch"] as const).map((norm) => ({
      name: norm === "none" ? "without" : "batch norm",
      cells: data.errors[norm].map((of) => ({
        text: percent(median(of), 0),
        note: `${percent(Math.min(...of), 0)} to ${percent(Math.max(...of), 0)}`,
        ref: norm
      }))
    })),
    foot: `Middle and range of ${seeds.length} runs of ${small.epochs} epochs, η = ${sizesRate}.`
  })
};
