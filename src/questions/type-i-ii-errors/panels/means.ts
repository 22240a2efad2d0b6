import {group} from "../../../marks/axes.js";
import {fixed, plural, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type MarkOptions, type Plot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import {normalPdf} from "../../../ml/normal.js";
import {BINS, EXTENT, type Tally} from "../experiments.js";
import {alphaAt} from "../model.js";
import type {Room} from "../params.js";
import {betaRate, levelRate, rate} from "../words.js";

/** What is shown of the means: closely where lines and bells allow, and else all that has bins. */
const NEAR = [-1.4, 2.31] as const;

function viewOf({params: {effect, sides}, result: {critical, se}}: Room["State"]): readonly [number, number] {
  const left = Math.min(-2.6 * se, sides === "two" ? -critical : 0);
  const right = Math.max(effect + 2.6 * se, critical);
  return left > NEAR[0] && right < NEAR[1] ? NEAR : EXTENT;
}

const axis = {domain: NEAR, label: "", bare: true} as const;
/** How high a bell is at each of its points beside its peak, in standard errors from its middle. */
const BELL = Float64Array.from({length: 97}, (_, i) => -4 + i / 12);
const HEIGHT = BELL.map((z) => normalPdf(z) / normalPdf(0));
/** How high a bell is where its name stands, 0.9 standard errors from its middle: on its flank, not on its tail. */
const FLANK = normalPdf(0.9) / normalPdf(0);
const NONE = new Float64Array(BELL.length);

/** The main panel: where sample means fall without an effect and with one, the simulated ones too, and the line that decides. */
export const means: Room["Picture"] = {
  id: "means",
  tab: "Sample means",
  title: ({params: {how}}) =>
    how === "once" ? "Sample means, in theory and simulated" : "Sample means, and the errors of one test",
  reads: ({params: {effect, alpha, sides, how}, result: {se, critical, level, betaOnce, tally, all}}) => [
    effect,
    alpha,
    sides,
    how,
    se,
    critical,
    level,
    betaOnce,
    tally,
    all
  ],
  // The areas are those of one test on all the data, whatever else the experiment does.
  legend: ({result: {level, betaOnce}}) => [
    {
      label: `Type I: ${levelRate(level)}`,
      className: "class-0",
      path: BLOCK,
      ref: "alpha"
    },
    {
      label: `Type II: ${betaOnce === null ? "none" : rate(betaOnce)}`,
      className: "class-1",
      path: BLOCK,
      ref: "beta"
    }
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const split = [0.45, 0.68].map((share) => Math.round(height * share));
    const left = 10;
    const rows = [
      {top: split[0], bottom: split[1], x: axis},
      {top: split[1], bottom: height, x: {domain: NEAR, label: "sample mean x̄ (units of what is measured)"}}
    ].map(({top, bottom, x}, i) =>
      createStacks(
        createPlot(stage, {
          at: {x: 0, y: top, width, height: bottom - top},
          x,
          y: {domain: [0, 1], label: "", bare: true},
          left
        }),
        i,
        stage.mode === "narrow"
      )
    );
    // After the rows: the line that cuts all three lies over them, and the handles over the line.
    const bells = createPlot(stage, {
      at: {x: 0, y: 8, width, height: split[0] - 8},
      x: axis,
      y: {domain: [0, 1.12], label: "", bare: true},
      left
    });
    const hill = (o: MarkOptions) => bells.area(o);
    const power = hill({className: "area-1", ref: "power"});
    const typeTwo = hill({className: "class-1", ref: "beta"});
    const typeOne = [hill({className: "class-0", ref: "alpha"}), hill({className: "class-0", ref: "alpha"})];
    const powerBelow = hill({className: "area-1", ref: "power"});
    const curves = [
      bells.line({className: "line-0", ref: "null"}),
      bells.line({className: "line-1", ref: "effect"})
    ];
    const line = bells.outside.append("path").attr("class", "line-taught").attr("data-ref", "critical");
    const effectHandle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(bells, {
      param: "effect",
      along: "x",
      shape: "M-12,0l6,-6v12zM12,0l-6,-6v12z",
      at: ({params}) => [params.effect, 1],
      words: ({result}) => `power ${rate(result.power)}`
    });
    const lineHandle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(bells, {
      param: "alpha",
      label: "critical value",
      along: "x",
      ref: "critical",
      hint: "drag the critical value",
      hintAt: {x: 14, y: 0, anchor: "start"},
      at: ({result}) => [result.critical, 1.1],
      // Beyond some means α would leave its bounds, which whoever sets it mends.
      value: (x, _, {params}) => alphaAt(x, params),
      words: ({result}) =>
        `critical value ${fixed(result.critical, 3)}, Type II rate ${betaRate(result.beta)}`
    });
    return (state) => {
      const {params, result} = state;
      const {se, critical} = result;
      const view = viewOf(state);
      bells.domain({x: view});
      for (const row of rows) row.plot.domain({x: view});
      const two = params.sides === "two";
      /** The area under a bell between two means. */
      const under = (mark: ReturnType<typeof hill>, center: number, from: number, to: number) => {
        const [a, b] = [Math.max(from, center - 4 * se), Math.min(to, center + 4 * se)];
        if (!(a < b)) {
          mark.clear();
          return;
        }
        const xs = [a, ...BELL.map((z) => center + z * se).filter((m) => m > a && m < b), b];
        const ys = xs.map((m) => normalPdf((m - center) / se) / normalPdf(0));
        mark(xs, NONE, ys);
      };
      under(typeOne[0], 0, critical, Infinity);
      under(typeOne[1], 0, two ? -Infinity : Infinity, -critical);
      const far = params.effect > 0 ? Infinity : -Infinity;
      under(typeTwo, params.effect, two ? -critical : -far, far > 0 ? critical : far);
      under(power, params.effect, critical, far);
      under(powerBelow, params.effect, two && far > 0 ? -Infinity : Infinity, -critical);
      [0, params.effect].forEach((center, i) => {
        curves[i](
          BELL.map((z) => center + z * se),
          HEIGHT
        );
      });
      const taken = [effectHandle(state), lineHandle(state)];
      const bottom = height - 38;
      const px = tenth(bells.x(critical));
      const other = tenth(bells.x(-critical));
      const top = tenth(bells.y(1.1));
      setAttr(line, "d", `M${px},${top}V${bottom}${two ? `M${other},${top}V${bottom}` : ""}`);
      taken.push({x: px - 4, y: 0, width: 8, height: bottom});
      if (two) taken.push({x: other - 4, y: 0, width: 8, height: bottom});
      bells.names(
        [
          {text: "H₀: no effect", className: "blue-text", ref: "null", of: curves[0]},
          ...(params.effect > 0
            ? [
                {
                  text: "H₁: effect δ",
                  className: "orange-text",
                  ref: "effect",
                  of: [params.effect + 0.9 * se, FLANK] as const
                }
              ]
            : [])
        ],
        taken
      );
      const tallest = tallestOf(result.all);
      for (const row of rows) row.update(result.tally, tallest);
    };
  }
};

const BLOCK = "M-6,-5h12v10h-12z";

/** The most experiments in one bin, when all have run: it scales the stacks while they come in. */
function tallestOf(all: Tally): number {
  let most = 1;
  for (const i of [0, 1]) {
    for (let bin = 0; bin < BINS; ++bin) most = Math.max(most, all.kept[i][bin] + all.rejected[i][bin]);
  }
  return most;
}

type MeansPlot = Plot<Room["Stage"]["declaration"]>;

/** One row of simulated experiments, each a block on its sample mean; what the test gets wrong is dark. */
function createStacks(
  plot: MeansPlot,
  i: number,
  narrow: boolean
): {plot: MeansPlot; update(tally: Tally, tallest: number): void} {
  const {at, inside, outside, x} = plot;
  const row = group(inside, "").attr("data-ref", i ? "effect" : "null");
  const stack = (opacity: number, ref: string) =>
    row
      .append("path")
      .attr("data-ref", ref)
      .style("fill", "none")
      .style("stroke", i ? "var(--orange-line)" : "var(--blue)")
      .style("stroke-opacity", opacity);
  const kept = i ? stack(1, "beta") : stack(0.45, "null");
  const rejected = i ? stack(0.45, "power") : stack(1, "alpha");
  const label = outside
    .append("text")
    .attr("class", `name ${i ? "orange-text" : "blue-text"}`)
    .attr("x", at.x + at.width)
    .attr("y", at.y + 10)
    .attr("text-anchor", "end");
  const [low, high] = EXTENT;
  const step = (high - low) / BINS;
  const base = at.y + at.height;
  const update = (tally: Tally, tallest: number) => {
    const width = Math.max(1, x(low + step) - x(low) - 0.5).toFixed(2);
    const unit = Math.min(3.6, (at.height - 14) / tallest);
    let below = "";
    let above = "";
    for (let bin = 0; bin < BINS; ++bin) {
      const k = tally.kept[i][bin];
      const r = tally.rejected[i][bin];
      if (!k && !r) continue;
      const px = tenth(x(low + (bin + 0.5) * step));
      const middle = tenth(base - k * unit);
      if (k) below += `M${px},${base}V${middle}`;
      if (r) above += `M${px},${middle}V${tenth(middle - r * unit)}`;
    }
    // A dash a block: each stack is one stroke, its dashes counted from its foot.
    const dash = unit >= 1.8 ? `${(unit - 0.6).toFixed(2)} 0.6` : null;
    for (const [node, d] of [
      [kept, below],
      [rejected, above]
    ] as const) {
      setAttr(node, "d", d || null);
      setAttr(node, "stroke-dasharray", dash);
      // As a style: what makes marks stronger would make a block thinner than its bin.
      node.style("stroke-width", width);
    }
    const total = i ? tally.effects : tally.nulls;
    setText(
      label,
      narrow
        ? `${total} ${i ? "with" : "without"} effect`
        : `${plural(total, "experiment")} ${i ? "with the effect" : "without an effect"}`
    );
  };
  return {plot, update};
}
