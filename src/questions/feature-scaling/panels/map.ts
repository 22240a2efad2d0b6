import {group} from "../../../marks/axes.js";
import {createField} from "../../../marks/field.js";
import {createHandle} from "../../../marks/handle.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints, type PointMark} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import {classNames, classSymbol, classTokens} from "../../../marks/symbols.js";
import {textWidth} from "../../../marks/text-width.js";
import type {Polylines} from "../../../ml/polylines.js";
import {columns, lineGrid, rows} from "../field.js";
import {params as declared, type Room} from "../params.js";
import {placeOf} from "../points.js";
import {learnerNames, scaleWords, short} from "../words.js";

const levels = classTokens.map((token) => ({token, opacity: 0.2}));

/** The plane in its own units, which no scaling moves, and what a learner answers everywhere on it. */
export const map: Room["Picture"] = {
  id: "map",
  tab: "Map",
  title: (state) => `${learnerNames[state.settled.learner]}, ${scaleWords(state)}`,
  reads: ({params, settled, result: {key, query}}) => [
    key.map,
    params.query.join(),
    settled.learner,
    query.x,
    query.y,
    query.neighbors.join(),
    query.answer
  ],
  legend: ({settled, result: {classes, honest}}) => [
    ...classes.map((name, c) => ({
      label: short(name),
      className: classNames[c],
      path: classSymbol(c, 46)
    })),
    ...(settled.learner === "knn" ? [{label: "nearest", className: "line-taught", ref: "neighbors"}] : []),
    ...(honest ? [{label: "scaler fitted on training rows", className: "line dashed", ref: "honest"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: " "},
      y: {domain: [0, 1], label: " "},
      left: 46
    });
    const {at, x, y} = plot;
    const paint = createField(stage, plot.inside, at, columns, rows);
    const [w, h] = lineGrid;
    const grid = group(plot.inside, "").attr(
      "transform",
      `translate(${at.x},${at.y + at.height})scale(${at.width / w},${-at.height / h})`
    );
    const boundary = (className: string, ref: string) =>
      grid
        .append("path")
        .attr("class", className)
        .attr("vector-effect", "non-scaling-stroke")
        .attr("data-ref", ref);
    const line = boundary("line", "boundary");
    const honest = boundary("line dashed", "honest");
    plot.frame();
    const links = plot.inside.append("path").attr("class", "line-taught thin").attr("data-ref", "neighbors");
    const points = createPoints(plot, {label: "Training rows", step: [1, 1]});
    const far = plot.text({className: "name", ref: "odd", anchor: "end", dx: -6, dy: 16});
    const left = plot.text({className: "name", ref: "answer", anchor: "end", dx: -14, dy: 5});
    const right = plot.text({className: "name", ref: "answer", dx: 14, dy: 5});
    const below = plot.text({className: "name", ref: "answer", anchor: "middle", dy: 26});
    let now: Room["State"];
    const set = (right: number, up: number) => stage.set({query: [right, up]});
    const handle = createHandle(stage, plot.outside, {
      label: declared.query.label,
      axis: "xy",
      hint: "drag the new row",
      hintAt: {x: 0, y: -18, anchor: "middle"},
      ref: "query",
      onDrag: (px, py) => set((1000 * (px - at.x)) / at.width, (1000 * (at.y + at.height - py)) / at.height),
      onKey: (dx, dy) => set(now.params.query[0] + 5 * dx, now.params.query[1] + 5 * dy)
    });
    let labels: Uint8Array | null = null;
    const shade = () => {
      if (labels) paint(labels, levels);
    };
    stage.onTheme(shade);
    let drawn = "";
    return (state) => {
      now = state;
      const {result, params, settled} = state;
      const {extent, field, query, train, odd, classes, key} = result;
      if (drawn !== key.map) {
        drawn = key.map;
        plot.domain({x: [extent[0], extent[1]], y: [extent[2], extent[3]]});
        plot.label({x: result.xName, y: result.yName});
        labels = field.label;
        shade();
        setAttr(line, "d", pathOf(field.boundary));
        setAttr(honest, "d", result.honest ? pathOf(result.honest.field.boundary) : null);
        points(marksOf(state, stage.mode === "wide" ? 40 : 28), false);
        const away = odd.y > extent[3];
        if (away)
          far(
            extent[1],
            extent[3],
            `↑ the odd ${odd.in === "train" ? "training" : "test"} row, out of sight`
          );
        else far.clear();
      }
      const [px, py] = [x(query.x), y(query.y)];
      setAttr(
        links,
        "d",
        settled.learner === "knn"
          ? query.neighbors
              .map((i) => {
                const [nx, ny] = [x(train.x[i]), y(train.y[i])];
                return `M${px.toFixed(1)},${py.toFixed(1)}L${nx.toFixed(1)},${ny.toFixed(1)}m9,0a9,9 0 1,0 -18,0a9,9 0 1,0 18,0`;
              })
              .join("")
          : null
      );
      // The handle is where the reader has it, also while the answer for that place is not there yet.
      const [hx, hy] = placeOf(extent, params.query);
      const answer = classes[query.answer];
      const votes =
        settled.learner === "knn" ? `, ${query.votes[query.answer]} of ${query.neighbors.length}` : "";
      handle({
        x: x(hx),
        y: y(hy),
        text: `${result.xName} ${Number(hx.toPrecision(3))}, ${result.yName} ${Number(hy.toPrecision(3))}: ${answer}${votes}`,
        now: params.query[0],
        min: 0,
        max: 1000
      });
      const said = `${short(answer)}${votes}`;
      // Where the fewest of the lines to the neighbors run, and where there is room.
      const room = textWidth(said, 13, 600) + 18;
      const toward =
        settled.learner === "knn" ? query.neighbors.map((i) => [x(train.x[i]) - px, y(train.y[i]) - py]) : [];
      const beside = (side: number) =>
        toward.filter(([dx, dy]) => dx * side > 0 && Math.abs(dy) < 14 + 0.5 * Math.abs(dx)).length;
      const places = [
        {text: left, lines: x(hx) - room < at.x ? Number.POSITIVE_INFINITY : beside(-1)},
        {text: right, lines: x(hx) + room > at.x + at.width ? Number.POSITIVE_INFINITY : beside(1)},
        {text: below, lines: toward.filter(([dx, dy]) => dy > 6 && Math.abs(dx) < room / 2 + dy).length}
      ];
      const best = places.reduce((a, b) => (b.lines < a.lines ? b : a));
      for (const place of places) {
        if (place === best) place.text(hx, hy, said);
        else place.text.clear();
      }
    };
  }
};

/** The training rows that are in sight. */
export function marksOf({result: {train, extent, classes}}: Room["State"], area: number): PointMark[] {
  const paths = classes.map((_, c) => classSymbol(c, area));
  const marks: PointMark[] = [];
  for (let i = 0; i < train.x.length; ++i) {
    const [px, py] = [train.x[i], train.y[i]];
    if (px < extent[0] || px > extent[1] || py < extent[2] || py > extent[3]) continue;
    const c = train.label[i];
    marks.push({key: i, x: px, y: py, className: classNames[c], path: paths[c], words: classes[c]});
  }
  return marks;
}

/** Each line as its first point and steps from there: short strings are drawn sooner. */
function pathOf({points, start}: Polylines): string {
  let d = "";
  for (let i = 0; i + 1 < start.length; ++i) {
    for (let p = 2 * start[i]; p < 2 * start[i + 1]; p += 2) {
      if (p === 2 * start[i]) d += `M${points[p]},${points[p + 1]}l`;
      else d += `${points[p] - points[p - 2]},${points[p + 1] - points[p - 1]} `;
    }
  }
  return d;
}
