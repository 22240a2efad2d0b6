import {group} from "d3-array";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

const percents = (v: number): string => `${Math.round(100 * v)}`;

/** Each function's accuracy as the label model has it, against the true one: on the diagonal it is found. */
export const accuracy: Room["Picture"] = {
  id: "accuracy",
  tab: "Accuracies",
  title: "Estimated accuracy against the true one",
  reads: ({params: {gold}, result: r}) => [gold, r.key],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "truly right (%)", format: percents, grid: true},
      y: {domain: [0, 1], label: "estimated from votes alone (%)", format: percents, grid: true}
    });
    plot.line({className: "line-soft dashed"})([0, 1], [0, 1]);
    const gaps = plot.inside.append("path").attr("class", "line-soft");
    const dots = plot.dots({className: "taught", radius: 4.5, ref: "estimated"});
    const note = plot.text({className: "note-label halo", anchor: "middle"});
    return ({params, result: r}) => {
      const shown = params.gold || r.simulated;
      const known = shown
        ? r.on.map((j, k) => [r.truth[j], r.fit.accuracy[k], j] as const).filter(([t]) => !Number.isNaN(t))
        : [];
      gaps.attr(
        "d",
        known
          .map(([t, e]) => `M${plot.x(t).toFixed(1)},${plot.y(t).toFixed(1)}V${plot.y(e).toFixed(1)}`)
          .join("") || null
      );
      dots(
        known.map(([t]) => t),
        known.map(([, e]) => e)
      );
      if (shown) note.clear();
      else note(0.5, 0.5, "Gold labels are hidden");
      // The worst three have their names, dots that coincide one for all.
      const worst = [...known].sort((a, b) => Math.abs(b[1] - b[0]) - Math.abs(a[1] - a[0])).slice(0, 3);
      const places = group(
        worst.filter(([t, e]) => Math.abs(t - e) > 0.1),
        ([t, e]) => `${plot.x(t).toFixed(0)},${plot.y(e).toFixed(0)}`
      );
      plot.names(
        Array.from(places.values(), (dots) => ({
          text: dots
            .map(([, , j]) => r.names[j].replace(/:.*/, ""))
            .join(", ")
            .replaceAll(", no. ", ", "),
          className: "note-label",
          of: [dots[0][0], dots[0][1]] as const
        })),
        // Not on the ticks, nor on the axis's name or the line below it.
        [
          {x: 0, y: 0, width: plot.at.x, height: stage.height},
          {x: 0, y: 0, width: stage.width, height: plot.at.y + 3}
        ]
      );
    };
  }
};
