import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {batchVarianceFactor} from "../../../ml/sgd.js";
import {N} from "../clock.js";
import {batchSizes, type Here, type Room} from "../params.js";
import {decade} from "../words.js";

/** Up to where a whole batch's noise, 0, is not yet out of a log scale. */
const B = Float64Array.from({length: 199}, (_, i) => (i < 198 ? 1 + i / 2 : 99.9));
const WITHOUT = B.map((b) => batchVarianceFactor(N, b, false));
const WITH = B.map((b) => 1 / b);

/** How far a batch's gradient lies from that of all examples, over the batch size. */
export const noise: Room["Picture"] = {
  id: "noise",
  tab: "Noise",
  title: "A batch’s gradient, off the full one",
  reads: ({params: {batch}, result}) => [batch, result.noise()],
  legend: () => [
    {label: "with replacement: 1/B", className: "line-soft dashed", ref: "replaced"},
    {label: "without: (1/B)(n − B)/(n − 1)", className: "line-2", ref: "law"},
    {
      label: "1,000 batches drawn",
      className: "class-1 mark",
      path: "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0-9,0z",
      ref: "measured"
    }
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0.9, 130],
        label: "batch size B (log scale)",
        scale: "log",
        ticks: [1, 2, 5, 10, 20, 50, 100],
        format: String
      },
      y: {
        domain: [1e-4, 10],
        label: "E |ĝ − G|² at the start (log scale)",
        scale: "log",
        ticks: 4,
        format: decade
      },
      left: 40
    });
    const replaced = plot.line({className: "line-soft dashed", ref: "replaced"});
    const law = plot.line({className: "line-2", ref: "law"});
    const dots = plot.dots({className: "class-1 mark", radius: 4.5, ref: "measured"});
    const none = plot.text({className: "name", anchor: "end", dx: -12, dy: -8});
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
      param: "batch",
      along: "x",
      at: ({params}) => [params.batch, plot.y.domain()[0]],
      shape: "M-7,8h14v-8l-7,-7l-7,7z"
    });
    const rule = plot.rule("x", {className: "line-taught thin", ref: "batch"});
    return (state) => {
      const now = state.result.noise();
      // The scale follows by factors of ten.
      const top = 10 ** Math.ceil(Math.log10(Math.max(1e-6, now.one)) + 0.3);
      plot.domain({y: [top * 1e-4, top]});
      replaced(
        B,
        WITH.map((v) => v * now.one)
      );
      law(
        B,
        WITHOUT.map((v) => v * now.one)
      );
      const some = batchSizes
        .map((_, i) => i)
        .filter((i) => now.measured[i] > 1e-12 * now.one && batchSizes[i] < N);
      dots(
        some.map((i) => batchSizes[i]),
        some.map((i) => now.measured[i])
      );
      rule(state.params.batch);
      none(N, top * 1e-4, "0 at B = n");
      handle(state);
    };
  }
};
