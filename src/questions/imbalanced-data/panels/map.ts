import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {classSymbol} from "../../../marks/symbols.js";
import {paddedExtent} from "../../../ml/scaling.js";
import type {Boundary, Places} from "../model.js";
import type {Room} from "../params.js";
import {remedyNames, short} from "../words.js";

/** At most so many negatives are drawn. */
const most = 2000;
const extents = {x: [-4.6, 5], y: [-3.8, 3.8]} as const;

/** The training rows as the remedy leaves them, with its line and that of the untouched model. */
export const map: Room["Picture"] = {
  id: "map",
  tab: "Map",
  title: ({settled, result}) => `${result.positives} positive training rows, ${remedyNames[settled.remedy]}`,
  reads: ({settled, result: {key}}) => [key.now, settled.remedy],
  legend: ({settled, result}) => [
    {
      label: `${short(result.negativeName, 12)}${result.negatives > most ? ` (${most} drawn)` : ""}`,
      className: "class-0",
      path: dot,
      ref: "negatives"
    },
    {label: short(result.positiveName, 12), className: "class-1", path: classSymbol(1, 44), ref: "positives"},
    ...(settled.remedy === "smote"
      ? [{label: "synthetic, on its segment", className: "class-1", path: dot, ref: "synthetic"}]
      : []),
    {label: "boundary", className: "line", ref: "boundary"},
    ...(settled.remedy === "none" && !settled.correct
      ? []
      : [{label: "untouched", className: "line-soft dashed", ref: "untouched"}])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: extents.x, label: " "},
      y: {domain: extents.y, label: " "},
      left: 42
    });
    const {inside, x, y} = plot;
    const path = (className: string, ref: string) =>
      inside.append("path").attr("class", className).attr("data-ref", ref);
    const points = (color: string, size: number, opacity: number, ref: string) =>
      path("", ref)
        .attr("fill", "none")
        .attr("stroke", `var(${color})`)
        .attr("stroke-width", size)
        .attr("stroke-linecap", "round")
        .attr("stroke-opacity", opacity);
    const dropped = points("--faint", 2, 0.5, "negatives");
    const negative = points("--blue", stage.mode === "wide" ? 3.2 : 2.6, 0.75, "negatives");
    const segments = path("line-soft", "segments").attr("stroke-width", 0.75);
    const synthetic = points("--orange-line", 3, 1, "synthetic");
    const positive = path("class-1 mark", "positives");
    plot.frame();
    const untouched = plot.line({className: "line-soft dashed", ref: "untouched"});
    const line = plot.line({className: "line", ref: "boundary"});
    let drawn = "";
    return ({settled, result}) => {
      const {scatter, names, key, boundary, untouchedBoundary} = result;
      const {remedy} = settled;
      const to = [key.sample, remedy].join(" ");
      if (drawn !== to) {
        drawn = to;
        plot.domain(
          settled.table === "own"
            ? {x: extentOf(scatter, "x"), y: extentOf(scatter, "y")}
            : {x: extents.x, y: extents.y}
        );
        plot.label({x: short(names[0], 24), y: short(names[1], 24)});
        const place = ({x: xs, y: ys}: Places, i: number) => [tenth(x(xs[i])), tenth(y(ys[i]))] as const;
        const dots = (of: Places, ids: Iterable<number>) => {
          let d = "";
          for (const i of ids) {
            const [px, py] = place(of, i);
            d += `M${px},${py}h0`;
          }
          return d || null;
        };
        const all = [...scatter.negative.x.keys()].slice(0, most);
        const keeps = new Set(remedy === "under" ? scatter.kept : all);
        setAttr(
          dropped,
          "d",
          remedy === "under"
            ? dots(
                scatter.negative,
                all.filter((i) => !keeps.has(i))
              )
            : null
        );
        setAttr(negative, "d", dots(scatter.negative, keeps));
        // A row that counts for several is larger.
        const counts = (i: number) => (remedy === "over" ? scatter.copies[i] : 1);
        const mean = scatter.copies.reduce((a, b) => a + b, 0) / scatter.copies.length;
        const base = stage.mode === "wide" ? 40 : 28;
        let d = "";
        for (let i = 0; i < scatter.positive.x.length; ++i) {
          const [px, py] = place(scatter.positive, i);
          const size = remedy === "weights" ? 2.2 : remedy === "over" ? (2.2 * counts(i)) / mean : 1;
          d += triangle(px, py, base * size);
        }
        setAttr(positive, "d", d || null);
        if (remedy === "smote") {
          const ends = new Set<string>();
          let made = "";
          scatter.base.forEach((from, i) => {
            const other = scatter.neighbor[i];
            const [ax, ay] = place(scatter.positive, from);
            const [bx, by] = place(scatter.positive, other);
            ends.add(from < other ? `M${ax},${ay}L${bx},${by}` : `M${bx},${by}L${ax},${ay}`);
            const t = scatter.gap[i];
            made += `M${tenth(ax + t * (bx - ax))},${tenth(ay + t * (by - ay))}h0`;
          });
          setAttr(segments, "d", [...ends].join("") || null);
          setAttr(synthetic, "d", made || null);
        } else {
          setAttr(segments, "d", null);
          setAttr(synthetic, "d", null);
        }
      }
      const [across, up] = [x.domain(), y.domain()] as const;
      draw(line, boundary, across, up);
      if (remedy === "none" && !settled.correct) untouched.clear();
      else draw(untouched, untouchedBoundary, across, up);
    };
  }
};

const dot = "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0";

function triangle(px: number, py: number, area: number): string {
  const side = Math.sqrt(area / 0.433);
  const height = 0.866 * side;
  return `M${tenth(px)},${tenth(py - (2 / 3) * height)}l${tenth(side / 2)},${tenth(height)}h${tenth(-side)}z`;
}

const extentOf = ({positive, negative}: Room["State"]["result"]["scatter"], axis: "x" | "y") =>
  paddedExtent([...positive[axis], ...negative[axis]], 0.04);

/** A line across the view; nothing where it does not cross. */
function draw(
  line: ReturnType<ReturnType<typeof createPlot>["line"]>,
  {a, b, c}: Boundary,
  [x0, x1]: readonly number[],
  [y0, y1]: readonly number[]
): void {
  // Steep lines by their heights, flat ones by their widths.
  const steep = Math.abs(a) * (x1 - x0) >= Math.abs(b) * (y1 - y0);
  if (a === 0 && b === 0) line.clear();
  else if (steep) line([-(b * y0 + c) / a, -(b * y1 + c) / a], [y0, y1]);
  else line([x0, x1], [-(a * x0 + c) / b, -(a * x1 + c) / b]);
}
