import {percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {columns} from "../scale.js";
import {nameOf, rateText} from "../words.js";

/** k-NN's accuracy against the exchange rate: a scaler of columns is one place on it. */
export const rates: Room["Picture"] = {
  id: "rates",
  tab: "Rates",
  title: "k-NN’s accuracy against the exchange rate",
  reads: ({params, settled, result: {key, rate}}) => [
    key.sample,
    settled.fit,
    settled.k,
    settled.lambda,
    rate,
    params.rate
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0.1, 100_000], scale: "log", label: "1 mm counts as … g (log scale)", format: rateText},
      y: {
        domain: [0.5, 1],
        label: "accuracy on test rows",
        format: (v) => percent(v, 0),
        grid: true,
        ticks: 5
      },
      left: 44
    });
    const curve = plot.line({className: "line", ref: "accuracy"});
    const dots = plot.dots({className: "mark", ref: "scalers"});
    const under = [0, 1, 2, 3].map((i) =>
      plot.text({className: "name", ref: "scalers", anchor: "middle", dy: 48 + 17 * i})
    );
    const rule = plot.rule("x", {className: "line-taught thin", ref: "rate"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "rate",
      along: "x",
      at: ({params, result: {rates}}) => [params.rate, heightAt(rates, params.rate)],
      also: () => ({scaler: "hand"})
    });
    return (state) => {
      const {result, settled} = state;
      const {rates, compared} = result;
      const least = Math.min(...rates.accuracy);
      plot.domain({
        x: [rates.at[0], rates.at[rates.at.length - 1]],
        y: [Math.max(0, Math.floor(10 * least - 0.5) / 10), 1]
      });
      plot.label({
        x:
          settled.table === "own"
            ? "vertical units per horizontal unit (log scale)"
            : "1 mm counts as … g (log scale)"
      });
      curve(rates.at, rates.accuracy);
      const places = columns
        .filter((name) => name !== "kilo" || settled.table !== "own")
        .map((name) => ({name, rate: compared.rate[name]}))
        .filter(({rate}) => rate >= rates.at[0] && rate <= rates.at[rates.at.length - 1])
        .sort((a, b) => a.rate - b.rate);
      dots(
        places.map(({rate}) => rate),
        places.map(({name}) => compared.accuracy[name].knn)
      );
      if (result.rate === null) rule.clear();
      else rule(result.rate);
      const taken = handle(state);
      const found = clusters(places, plot.x, settled.table);
      const heightOf = (rate: number) =>
        compared.accuracy[places.find((p) => p.rate === rate)?.name ?? "raw"].knn;
      // Under the hill there is room for several names, one below the other.
      const many = found.find(({names}) => names.length > 1);
      under.forEach((text, i) => {
        if (many?.names[i]) text(many.rate, heightOf(many.rate), many.names[i]);
        else text.clear();
      });
      plot.names(
        found
          .filter((one) => one !== many)
          .map(({names, rate}) => ({
            text: names.join(", "),
            className: "",
            ref: "scalers",
            of: [rate, heightOf(rate)] as const
          })),
        [taken]
      );
    };
  }
};

/** Scalers whose places can hardly be told apart share a name. */
function clusters(
  places: readonly {name: (typeof columns)[number]; rate: number}[],
  x: (v: number) => number,
  table: Room["Params"]["table"]
) {
  const found: {names: string[]; rate: number}[] = [];
  for (const {name, rate} of places) {
    const last = found[found.length - 1];
    if (last && x(rate) - x(last.rate) < 24) last.names.push(nameOf(name, table));
    else found.push({names: [nameOf(name, table)], rate});
  }
  return found;
}

/** The curve's height at a rate, between its places. */
function heightAt({at, accuracy}: Room["State"]["result"]["rates"], rate: number): number {
  const position = ((at.length - 1) * Math.log(rate / at[0])) / Math.log(at[at.length - 1] / at[0]);
  const i = Math.max(0, Math.min(at.length - 2, Math.floor(position)));
  const t = Math.max(0, Math.min(1, position - i));
  return accuracy[i] + t * (accuracy[i + 1] - accuracy[i]);
}
