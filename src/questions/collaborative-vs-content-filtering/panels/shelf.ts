import {group} from "../../../marks/axes.js";
import {createHandle} from "../../../marks/handle.js";
import {createMatrix} from "../../../marks/matrix.js";
import {setAttr, setText} from "../../../marks/set.js";
import {MOST, type Room, rated} from "../params.js";
import {starsOf} from "../recommend.js";
import {FILMS, features, films} from "../shelf.js";

const tenths = (v: number): string => v.toFixed(1);
const hundredths = (v: number): string => v.toFixed(2);

/**
 * The main panel: a film a row. On the left what the catalog says of it, in the middle your stars, on the right what the crowd gave
 * it, a person a column. Above the columns what each counts: your taste for a feature, a person's likeness to you.
 */
export const shelf: Room["Picture"] = {
  id: "shelf",
  tab: "Shelf",
  title: "Each row, two answers",
  reads: ({params: {crowd}, result: r}) => [r.mine, r.crowd, r.heard, r.values.collaborative, crowd],
  legend: () => [
    {label: "you", className: "taught", path: "M-4,-4h8v8h-8z", ref: "mine"},
    {label: "content-based", className: "class-1", path: "M0,-5L5,4H-5Z", ref: "content"},
    {
      label: "collaborative",
      className: "class-0",
      path: "M0,-4.5A4.5,4.5 0 1 1 -0.01,-4.5Z",
      ref: "collaborative"
    }
  ],
  draw: (stage) => {
    const narrow = stage.mode === "narrow";
    const [head, foot] = narrow ? [45, 21] : [76, 24];
    const [base, up, down] = narrow ? [24, 12, 6] : [32, 18, 14];
    const root = group(stage.svg, "shelf");
    const titles = narrow ? 98 : 104;
    const pitchX = narrow ? 8 : Math.max(20, Math.min(34, stage.width * 0.044));
    const you = {
      x: titles + pitchX * features.length + (narrow ? 6 : 12),
      width: narrow ? 74 : Math.max(84, 0.19 * stage.width)
    };
    const left = you.x + you.width + (narrow ? 8 : 14);
    const width = stage.width - left - 12;
    const pitch = (stage.height - head - foot) / FILMS;
    const row = (f: number) => head + (f + 0.5) * pitch;
    const starX = (v: number) => you.x + ((v - 0.5) / 5) * you.width;
    // The first columns are wider: they are the people most like you, and a small crowd is seen as well as a large one.
    const personX = (n: number) => left + Math.sqrt(n / MOST) * width;
    let now: Room["State"];

    const text = (x: number, y: number, said: string, className: string, anchor = "start") =>
      root
        .append("text")
        .attr("class", className)
        .attr("x", tenths(x))
        .attr("y", tenths(y))
        .attr("text-anchor", anchor)
        .text(said);
    const path = (className: string, ref?: string) =>
      root
        .append("path")
        .attr("class", className)
        .attr("data-ref", ref ?? null);

    // Where rows are lower than a finger or a pointer can tell apart, the menus below rate.
    const press =
      stage.live && pitch >= 13
        ? createMatrix(stage, root, {
            at: {x: you.x, y: head, width: you.width, height: pitch * FILMS},
            rows: FILMS,
            columns: 5,
            gap: 1,
            label: "Your stars, film by film",
            onPick: (f, star) => stage.set(rated(now.params, f, star + 1))
          })
        : null;
    path("grid-line").attr(
      "d",
      films.map((_, f) => `M${tenths(titles)},${tenths(row(f))}H${tenths(personX(MOST))}`).join("")
    );
    const names = films.map(({title}, f) =>
      text(2, row(f) + 4, title, "legend-label").attr("data-ref", `film-${f}`)
    );
    // What the catalog says, a square as large as it is true.
    const side = Math.min(pitch - 3, narrow ? 7 : 13);
    path("class-1", "features").attr(
      "d",
      films
        .flatMap(({features: x}, f) =>
          x.map((v, k) => {
            const s = side * Math.sqrt(v);
            return v
              ? `M${tenths(titles + (k + 0.5) * pitchX - s / 2)},${tenths(row(f) - s / 2)}h${tenths(s)}v${tenths(s)}h${tenths(-s)}z`
              : "";
          })
        )
        .join("")
    );
    path("axis-line").attr(
      "d",
      `M${titles},${base}h${pitchX * features.length}M${left},${base}h${tenths(width)}`
    );
    if (narrow) text(titles + 2.5 * pitchX, head - 5, "features", "tick-label", "middle");
    else
      features.forEach((name, k) => {
        text(titles + (k + 0.5) * pitchX, head - (k % 2 ? 4 : 16), name, "tick-label", "middle");
      });
    text(titles + 2.5 * pitchX, 10, narrow ? "taste" : "your taste", "tick-label", "middle");
    text(
      you.x + you.width / 2,
      head - 5,
      narrow ? "you: 1–5" : press ? "you: press 1 to 5" : "you: 1 to 5 stars",
      "tick-label",
      "middle"
    );
    const crowdName = text(left + width, 10, "", "tick-label", "end");
    text(
      2,
      stage.height - 7,
      narrow ? "bars up: above their average" : "crowd: bars up are above a person’s own average",
      "tick-label"
    );
    const taste = path("class-1", "taste");
    const like = path("class-0", "likeness");
    const rating = path("class-0", "crowd");
    const stars = path("taught", "mine");
    const fromLeft = path("class-1", "content");
    const fromRight = path("class-0", "collaborative");
    const edge = path("line-taught").style("stroke-width", "1.25px");

    const handle = createHandle(stage, root, {
      label: "people in the crowd",
      axis: "x",
      ref: "crowd",
      hint: "drag: more people",
      hintAt: {x: 14, y: 4, anchor: "start"},
      onDrag: (px) => stage.set({crowd: Math.round((Math.max(0, px - 2 - left) / width) ** 2 * MOST)}),
      onKey: (dx, dy) => stage.set({crowd: Math.max(5, Math.min(MOST, now.params.crowd + dx + dy))})
    });
    return (state) => {
      now = state;
      const {params: p, result: r} = state;
      const people = r.nearest.length;
      const end = stage.height - foot / 2 - 8;
      setAttr(edge, "d", `M${tenths(personX(people) + 2)},${base - 22}V${tenths(end)}`);
      handle({
        x: personX(people) + 2,
        y: stage.height - foot / 2,
        text: `${people} people`,
        now: p.crowd,
        min: 5,
        max: MOST
      });
      setText(crowdName, narrow ? `${people} people` : `${people} people, how like you`);
      setAttr(
        taste,
        "d",
        [...r.viewer.taste]
          .map((w, k) => {
            const high = Math.max(-down, Math.min(up, 0.6 * up * w));
            const x = titles + (k + 0.5) * pitchX;
            const half = Math.min(6, 0.35 * pitchX);
            return `M${tenths(x - half)},${base}h${tenths(2 * half)}v${tenths(-high)}h${tenths(-2 * half)}z`;
          })
          .join("")
      );
      let [bars, ticks] = ["", ""];
      r.nearest.forEach((person, at) => {
        const w = r.heard.weights[person];
        const x = personX(at);
        const wide = 0.75 * (personX(at + 1) - x);
        if (w > 0)
          bars += `M${hundredths(x)},${base}h${hundredths(wide)}v${tenths(-up * w)}h${hundredths(-wide)}z`;
        for (let f = 0; f < FILMS; ++f) {
          const d = r.crowd[person * FILMS + f];
          if (Number.isNaN(d)) continue;
          const high = Math.sign(d || 1) * Math.max(1.5, Math.min(1, Math.abs(d) / 2.5) * 0.46 * pitch);
          ticks += `M${hundredths(x)},${tenths(row(f))}h${hundredths(wide)}v${tenths(-high)}h${hundredths(-wide)}z`;
        }
      });
      setAttr(like, "d", bars || null);
      setAttr(rating, "d", ticks || null);
      let [own, content, collaborative] = ["", "", ""];
      const size = Math.min(5, 0.4 * pitch);
      for (let f = 0; f < FILMS; ++f) {
        const y = row(f);
        if (!Number.isNaN(r.mine[f])) {
          const s = 1.1 * size;
          own += `M${tenths(starX(0.5))},${tenths(y - 1)}H${tenths(starX(r.mine[f]))}v2H${tenths(starX(0.5))}zM${tenths(starX(r.mine[f]) - s)},${tenths(y - s)}h${tenths(2 * s)}v${tenths(2 * s)}h${tenths(-2 * s)}z`;
          continue;
        }
        if (!r.given) continue;
        const c = starX(starsOf(r.viewer.average, r.values.content[f]));
        content += `M${tenths(c)},${tenths(y - size)}L${tenths(c + size)},${tenths(y + 0.8 * size)}H${tenths(c - size)}Z`;
        const v = r.values.collaborative[f];
        if (Number.isNaN(v)) continue;
        const b = 0.85 * size;
        collaborative += `M${tenths(starX(starsOf(r.viewer.average, v)))},${tenths(y - b)}a${tenths(b)},${tenths(b)} 0 1 1 -0.1,0z`;
      }
      setAttr(stars, "d", own || null);
      setAttr(fromLeft, "d", content || null);
      setAttr(fromRight, "d", collaborative || null);
      names.forEach((name, f) => {
        setAttr(name, "opacity", r.raters[f] ? null : 0.75);
      });
      press?.((f, star) => ({
        text: `${films[f].title}: ${star + 1} of 5`,
        pressed: r.mine[f] === star + 1,
        ref: "mine"
      }));
    };
  }
};
