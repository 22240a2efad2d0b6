import {createPlot} from "../../../marks/plot.js";
import {D, type Room} from "../params.js";

/** The singular values of X, one a direction of the weights: beyond the rank all are 0. */
export const spectrum: Room["Picture"] = {
  id: "spectrum",
  tab: "Directions",
  with: {view: "many"},
  title: ({params: {p}, result: {table}}) =>
    table ? `Rank ${table.rank}, null space ${p - table.rank}` : "Singular values of X",
  reads: ({params: {p}, result: {table}}) => [p, table?.singular],
  legend: ({params: {p}, result: {table}}) => [
    {label: "singular values of X", className: "line-0", ref: "singular"},
    ...(table && p > table.rank ? [{label: "0: the null space", className: "line-taught", ref: "null"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, D], label: "direction in the space of weights", ticks: 5},
      y: {domain: [0, 16], label: "singular value", ticks: [0, 5, 10, 15], grid: true},
      left: 30
    });
    const bars = plot.bars({className: "class-0", ref: "singular"});
    const none = plot.line({className: "line-taught", ref: "null"});
    return ({params: {p}, result: {table}}) => {
      if (!table) return;
      const {singular, rank} = table;
      plot.domain({x: [0, p > 30 ? D : 30]});
      const place = Float64Array.from(singular, (_, i) => i);
      bars(
        place.map((i) => i + 0.1),
        place.map((i) => i + 0.9),
        place.map(() => 0),
        singular
      );
      if (p > rank) none([rank, p], [0.06, 0.06]);
      else none.clear();
      plot.names(
        p > rank + 12
          ? [
              {
                text: `${p - rank} directions of 0`,
                className: "taught-text",
                ref: "null",
                of: [(rank + p) / 2, 0.2]
              }
            ]
          : []
      );
    };
  }
};
