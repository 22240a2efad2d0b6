import {group} from "../../../marks/axes.js";
import {percent, tenth} from "../../../marks/format.js";
import {createMatrix} from "../../../marks/matrix.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import {classSymbol} from "../../../marks/symbols.js";
import {CELLS, ruleKeys, ruleNames, SIDE} from "../labels.js";
import type {Room} from "../params.js";
import {setWords} from "../words.js";

const CLASS = ["class-0", "class-1"] as const;

type Svg = ReturnType<typeof group>;

/** Nine marks in a box: what label each cell has, how large and how pale it is drawn, and whether it is ringed. */
function createMarks(parent: Svg, {x, y, width}: Box) {
  const cell = width / SIDE;
  const all = group(parent, "").style("pointer-events", "none");
  const centers = Array.from(
    {length: CELLS},
    (_, k) => [tenth(x + ((k % SIDE) + 0.5) * cell), tenth(y + (Math.floor(k / SIDE) + 0.5) * cell)] as const
  );
  const rings = centers.map(([cx, cy]) =>
    all
      .append("circle")
      .attr("class", "line")
      .attr("fill", "none")
      .attr("cx", cx)
      .attr("cy", cy)
      .attr("r", tenth(cell * 0.46))
  );
  const marks = centers.map(([cx, cy]) => all.append("path").attr("transform", `translate(${cx},${cy})`));
  return (k: number, label: number, area: number, pale: boolean, ringed: boolean) => {
    setAttr(marks[k], "class", `mark ${CLASS[label]}`);
    setAttr(marks[k], "d", classSymbol(label, tenth(cell * cell * area)));
    setAttr(marks[k], "opacity", pale ? 0.5 : null);
    setAttr(rings[k], "display", ringed ? null : "none");
  };
}

/** The grid with one labeling; beside it what each rule answers, and on which share of the unseen cells it is right. */
export const labels: Room["Picture"] = {
  id: "labels",
  tab: "Labelings",
  title: ({result: {labels: l}, params}) =>
    params.labels === "all"
      ? `Labeling ${l.index + 1} of all ${l.count}`
      : `Labeling ${l.index + 1} of ${setWords[params.labels]}`,
  with: {view: "labels"},
  reads: ({params, result: {labels: l}}) => [params.labels, l],
  draw: (stage) => {
    const {width, height, mode} = stage;
    const narrow = mode === "narrow";
    const top = 24;
    const side = Math.min(height - top - 40, width * 0.45);
    const at: Box = {x: 2, y: top + Math.max(0, (height - top - 60 - side) / 2), width: side, height: side};
    const root = group(stage.svg, "");
    const text = (className: string, x: number, y: number, words = "") =>
      root.append("text").attr("class", className).attr("x", tenth(x)).attr("y", tenth(y)).text(words);
    text(
      stage.live ? "handle-hint" : "tick-label",
      at.x + 2,
      at.y - 8,
      narrow ? "press a cell" : "press a cell: seen or unseen"
    );
    let now: Room["State"] | null = null;
    const matrix = createMatrix(stage, root, {
      at,
      rows: SIDE,
      columns: SIDE,
      label: "Cells of the grid: press to make one seen or unseen",
      onPick: (row, column) => {
        if (!now) return;
        const key = row * SIDE + column;
        const {seen} = now.result.labels;
        const next = seen.includes(key)
          ? seen.filter((c) => c !== key)
          : [...seen, key].sort((a, b) => a - b);
        if (next.length && next.length < CELLS) stage.set({seen: next.map((c) => [c])});
      },
      gap: 4
    });
    const truth = createMarks(root, at);
    [
      narrow ? "large: seen" : "large: seen by the rules",
      narrow ? "pale: asked" : "pale: unseen, to be answered"
    ].forEach((words, k) => {
      text("tick-label", at.x + 2, at.y + side + 16 + 16 * k, words);
    });

    // Right of it a row for each rule: its answers, its name and share, and a bar.
    const left = at.x + side + (narrow ? 14 : 28);
    const rowHeight = (height - top - 22) / ruleKeys.length;
    const mini = Math.min(rowHeight - 12, 84, width * 0.17);
    const from = left + mini + 10;
    const long = width - from - 8;
    text("tick-label", left, top - 8, narrow ? "answers" : "answers, errors ringed");
    const rows = ruleKeys.map((name, r) => {
      const y = top + r * rowHeight + (rowHeight - mini) / 2;
      const middle = y + mini / 2;
      return {
        y: middle,
        marks: createMarks(root, {x: left, y, width: mini, height: mini}),
        name: text("name", from, middle - 8).attr("data-ref", `shares ${name}`),
        bar: root
          .append("rect")
          .attr("class", "area-0")
          .attr("data-ref", "shares")
          .style("stroke", "var(--blue)")
          .attr("x", tenth(from))
          .attr("y", tenth(middle))
          .attr("height", narrow ? 10 : 14)
      };
    });
    const half = tenth(from + long / 2);
    // Not through the names above the bars.
    root
      .append("path")
      .attr("class", "line dashed")
      .attr("data-ref", "half")
      .attr("d", rows.map(({y}) => `M${half},${tenth(y - 4)}v${rowHeight > 60 ? 26 : 20}`).join(""));
    text("tick-label", half, height - 6, "50\u00a0%").attr("text-anchor", "middle");
    text("tick-label", from + long, height - 6, "100\u00a0%").attr("text-anchor", "end");
    return (state) => {
      now = state;
      const {seen, drawn, share, answers} = state.result.labels;
      for (let k = 0; k < CELLS; ++k) {
        const known = seen.includes(k);
        const label = (drawn >> k) & 1;
        truth(k, label, known ? 0.16 : 0.05, !known, false);
        ruleKeys.forEach((name, r) => {
          const answer = (answers[name] >> k) & 1;
          rows[r].marks(k, answer, known ? 0.08 : 0.2, known, answer !== label);
        });
      }
      matrix((row, column) => {
        const key = row * SIDE + column;
        const known = seen.includes(key);
        return {
          text: `row ${row + 1}, column ${column + 1}: label ${(drawn >> key) & 1}, ${known ? "seen" : "unseen"}`,
          pressed: known
        };
      });
      ruleKeys.forEach((name, r) => {
        setText(rows[r].name, `${ruleNames[name]} ${percent(share[name])}`);
        setAttr(rows[r].bar, "width", tenth(long * share[name]));
      });
    };
  }
};
