import {scientific} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {functionName, varianceText} from "../words.js";

/** Below this a variance is not drawn. */
const LEAST = 1e-6;

/** Both variances against σ, in closed form, with the reader's σ on them to drag. */
export const variance: Room["Picture"] = {
  id: "variance",
  tab: "Variance",
  title: ({settled: {f}}) => `Variance of one estimate against σ, f = ${functionName(f)}`,
  reads: ({params: {sigma}, settled}) => [
    sigma,
    settled.mu,
    settled.sigma,
    settled.f,
    settled.wrt,
    settled.n,
    settled.d,
    settled.baseline,
    settled.tau
  ],
  draw: (stage) => {
    const {sigma} = stage.declaration;
    const plot = createPlot(stage, {
      x: {
        domain: [sigma.min, sigma.max],
        scale: "log",
        label: "standard deviation σ (log scale)",
        ticks: [0.1, 0.2, 0.5, 1, 2],
        format: (v) => String(v)
      },
      // The logarithm, so that ticks are powers of ten over few magnitudes and over many.
      y: {
        domain: [-2, 2],
        label: "variance (log scale)",
        format: (v) => (Number.isInteger(v) ? scientific(10 ** v, 1) : ""),
        grid: true,
        ticks: 5
      },
      left: 48
    });
    const path = plot.line({className: "line-0", ref: "path"});
    const score = plot.line({className: "line-1", ref: "score"});
    const rule = plot.rule("x", {className: "line-taught thin", ref: "sigma"});
    const dots = plot.dots({className: "mark", radius: 4, ref: "sigma"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "sigma",
      along: "x",
      at: ({params}) => [params.sigma, plot.y.domain()[0]],
      words: ({result}) =>
        `variance pathwise ${varianceText(result.pathVariance)}, score function ${varianceText(result.scoreVariance)}`
    });
    return (state) => {
      const {params, settled, result} = state;
      const {curve, pathVariance, scoreVariance} = result;
      const logs = (values: Float64Array) => values.map((v) => (v > LEAST ? Math.log10(v) : Number.NaN));
      const [paths, scores] = [logs(curve.path), logs(curve.score)];
      const all = [...paths, ...scores].filter(Number.isFinite);
      const low = Math.floor(Math.min(...all));
      plot.domain({y: [low, Math.max(low + 1, Math.ceil(Math.max(...all)))]});
      path(curve.sigma, paths);
      score(curve.sigma, scores);
      rule(params.sigma);
      const at = [pathVariance, scoreVariance].filter((v) => v > LEAST).map(Math.log10);
      dots(
        at.map(() => settled.sigma),
        at
      );
      const taken = handle(state);
      plot.names(
        [
          {text: "score function", className: "orange-text", ref: "score", of: score},
          ...(path.points.length
            ? [{text: "pathwise", className: "blue-text", ref: "path", of: path}]
            : [
                {
                  text: "pathwise: 0 everywhere",
                  className: "blue-text",
                  ref: "path",
                  of: [0.2, low + 0.1] as const
                }
              ])
        ],
        [taken]
      );
    };
  }
};
