import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {valueIn} from "../../../ml/gradient-estimators.js";
import {normalPdf} from "../../../ml/normal.js";
import {remember} from "../../../ml/remember.js";
import {fixedNoise, freshSample, TEN} from "../draws.js";
import type {Room} from "../params.js";
import {functionName} from "../words.js";

/** A bell's points, in standard deviations. */
const STEPS = Float64Array.from({length: 81}, (_, i) => -4 + i / 10);
const BELL = STEPS.map((e) => normalPdf(e) / normalPdf(0));
const NONE = new Float64Array(STEPS.length);
const VIEW = [-5, 5] as const;
/** Places of f: close enough for a step to look like one. */
const ACROSS = Float64Array.from({length: 801}, (_, i) => VIEW[0] + i / 80);
/** Their heights in the picture, under the names. */
const heightsOf = remember((f: Room["Params"]["f"]): Float64Array => {
  const value = valueIn(f);
  const [floor, rise] = f === "square" ? [0, 25] : f === "sine" ? [-1.2, 2.4] : [-0.4, 1.6];
  return ACROSS.map((z) => (value(z) - floor) / rise);
});
const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The main panel: ten ε that stay, the z that they become, and below ten z that are sampled anew at every move. */
export const slide: Room["Picture"] = {
  id: "slide",
  tab: "Samples",
  title: ({params: {d}}) =>
    `Ten samples of N(μ, σ²)${d > 1 ? `, one coordinate of ${d}` : ""}, written in two ways`,
  reads: ({params: {mu, sigma, f, seed, d}}) => [mu, sigma, f, seed, d],
  draw: (stage) => {
    const {width, height} = stage;
    const narrow = stage.mode === "narrow";
    const cuts = [0, 0.26, 0.66, 1].map((share) => Math.round(height * share));
    const row = (i: number, x: {label: string; bare?: boolean}, top: number) =>
      createPlot(stage, {
        at: {x: 0, y: cuts[i], width, height: cuts[i + 1] - cuts[i]},
        x: {domain: VIEW, ...x},
        y: {domain: [0, top], label: "", bare: true},
        left: 12
      });
    const noise = row(0, {label: "", bare: true}, 1.25);
    const fresh = row(2, {label: "z"}, 1.5);
    const moved = row(1, {label: "", bare: true}, 1.5);
    const links = moved.outside.append("path").attr("class", "line-0 thin").attr("data-ref", "links");
    const bells = [
      noise.area({className: "area-soft", ref: "noise"}),
      moved.area({className: "area-0", ref: "path"}),
      fresh.area({className: "area-1", ref: "score"})
    ];
    const curve = moved.line({className: "line-soft", ref: "f"});
    const curveName = moved.text({className: "name", ref: "f", anchor: "end", dy: -4});
    const dots = [
      noise.dots({className: "mark class-0", radius: 5, ref: "noise"}),
      moved.dots({className: "mark class-0", radius: 5, ref: "path"}),
      fresh.dots({className: "mark class-1", radius: 5, ref: "score"})
    ];
    const means = [
      moved.rule("x", {className: "line-0", ref: "path"}),
      fresh.rule("x", {className: "line-1", ref: "score"})
    ];
    const names = [
      noise.text({className: "name", ref: "noise", dy: 4}),
      moved.text({className: "name blue-text", ref: "path", dy: 4}),
      fresh.text({className: "name orange-text", ref: "score", dy: 4})
    ];
    const meanNames = [
      moved.text({className: "name blue-text", ref: "path", anchor: "middle", dy: -4}),
      fresh.text({className: "name orange-text", ref: "score", anchor: "middle", dy: -4})
    ];
    const handle = (
      o: Parameters<typeof createParamHandle<Room["Stage"]["declaration"], Room["State"]>>[1]
    ) => createParamHandle<Room["Stage"]["declaration"], Room["State"]>(moved, o);
    const muHandle = handle({
      param: "mu",
      along: "x",
      hint: "drag μ",
      hintAt: {x: -16, y: 4, anchor: "end"},
      at: ({params}) => [params.mu, 1]
    });
    const sigmaHandle = handle({
      param: "sigma",
      along: "x",
      shape: "M-12,0l6,-6v12zM12,0l-6,-6v12z",
      hint: "drag σ",
      at: ({params: {mu, sigma}}) => [mu + sigma, BELL[50]],
      value: (x, _, {params}) => x - params.mu
    });
    return (state) => {
      const {mu, sigma, f, seed} = state.params;
      const e = fixedNoise(seed);
      const z = e.map((v) => mu + sigma * v);
      const anew = freshSample(mu, sigma, seed);
      bells[0](STEPS, NONE, BELL);
      const places = STEPS.map((s) => mu + sigma * s);
      bells[1](places, NONE, BELL);
      bells[2](places, NONE, BELL);
      const heights = heightsOf(f);
      curve(ACROSS, heights);
      curveName(
        VIEW[1] - 0.05,
        heights[heights.length - 1],
        `f = ${f === "soft" ? "step" : functionName(f)}`
      );
      const low = new Float64Array(TEN).fill(0.16);
      dots[0](e, low);
      dots[1](z, low);
      dots[2](anew, low);
      const from = tenth(noise.y(0.16));
      const to = tenth(moved.y(0.16));
      setAttr(
        links,
        "d",
        Array.from(e, (v, i) => `M${tenth(noise.x(v))},${from}L${tenth(moved.x(z[i]))},${to}`).join("")
      );
      means[0](mean(z), 0, 1.28);
      means[1](mean(anew), 0, 1.28);
      meanNames[0](mean(z), 1.28, "mean");
      meanNames[1](mean(anew), 1.28, "mean");
      const left = VIEW[0] + 0.05;
      names[0](left, 1.05, narrow ? "ε, fixed" : "ε ~ N(0, 1), drawn once");
      names[1](left, 1.3, "z = μ + σε");
      names[2](left, 1.2, narrow ? "z, drawn anew" : "z ~ N(μ, σ²), drawn anew");
      muHandle(state);
      sigmaHandle(state);
    };
  }
};
