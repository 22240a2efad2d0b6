import {createField, type Level} from "../../../marks/field.js";
import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints, type PointMark} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import {classNames, classPiece, classSymbol, classTokens} from "../../../marks/symbols.js";
import {DISC} from "../../../ml/tree-worlds.js";
import {type LaneResult, STRENGTHS} from "../model.js";
import type {Room} from "../params.js";
import {SIDE} from "../sample.js";
import {heardText, laneTitle, short} from "../words.js";

type State = Room["State"];
type Which = "bag" | "boost";

const levels: readonly Level[] = classTokens
  .slice(0, 2)
  .flatMap((token) =>
    Array.from({length: STRENGTHS}, (_, i) => ({token, opacity: 0.2 + (0.22 * i) / (STRENGTHS - 1)}))
  );

/** Areas of points, in steps that can be told apart: few change their look from one learner to the next. */
const areas = [3, 7, 12, 18, 26, 36, 50, 70, 98, 137, 190, 265, 370, 520];
const paths = [0, 1].map((c) => areas.map((area) => classPiece(c, area)));

/** The step whose area is nearest to what a row counts. */
function sizeOf(heard: number, usual: number): number {
  const area = heard * usual;
  let size = 0;
  while (size + 1 < areas.length && Math.abs(areas[size + 1] - area) <= Math.abs(areas[size] - area)) ++size;
  return size;
}

/** The more rows, the smaller their points; twice as large where there is room. */
const usualArea = (n: number, wide: boolean): number =>
  Math.max(7, Math.min(50, ((wide ? 30 : 16) * 200) / n));

export function marksOf({params, result}: State, which: Which, wide: boolean): PointMark[] {
  const {train, flipped, classes} = result.sample;
  const {heard} = result[which];
  const usual = usualArea(train.label.length, wide);
  return Array.from(train.label, (label, i) => {
    const size = sizeOf(heard[i], usual);
    const turned = flipped ? flipped[i] === 1 : params.flips.some(([row]) => row === i);
    return {
      key: i,
      x: train.u[i],
      y: train.v[i],
      className: `${classNames[label]}${turned ? " wrong" : ""}`,
      ref: turned ? "flipped" : undefined,
      path: paths[label][size],
      words: `${classes[label]}${turned ? ", label flipped" : ""}, ${heardText(which, heard[i])}`
    };
  });
}

const DOT = "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0";

function lane(which: Which): Room["Picture"] {
  const of = ({result}: State): LaneResult => result[which];
  return {
    id: which,
    tab: which === "bag" ? "Bagging" : "Boosting",
    title: (state) => laneTitle(state, which),
    reads: ({params, settled, result}) => [params.flips, settled.world, settled.noise, result.key[which]],
    legend: (state) => {
      const {classes, flipped} = state.result.sample;
      return which === "boost"
        ? [
            ...classes.map((name, c) => ({
              label: short(name, 12),
              className: classNames[c],
              path: classSymbol(c, 46)
            })),
            ...(flipped?.includes(1)
              ? [{label: "flipped", className: "wrong", path: DOT, ref: "flipped"}]
              : [])
          ]
        : [
            {label: "last learner", className: "line-soft", ref: "last"},
            ...(state.result.sample.known ? [{label: "truth", className: "line dashed", ref: "truth"}] : [])
          ];
    },
    draw: (stage) => {
      const plot = createPlot(stage, {
        x: {domain: [-1, 1], label: "x₁", ticks: 2},
        y: {domain: [-1, 1], label: "x₂", ticks: 2},
        equal: true,
        left: 40
      });
      const paint = createField(stage, plot.inside, plot.at, SIDE, SIDE);
      const truth = plot.inside.append("path").attr("class", "line dashed").attr("data-ref", "truth");
      const splits = plot.inside.append("path").attr("class", "line-soft").attr("data-ref", "last");
      plot.frame();
      let now: State | null = null;
      let shown: Uint8Array | null = null;
      const points = createPoints(plot, {
        label: which === "bag" ? "Training rows, bagging" : "Training rows, boosting",
        hint: which === "boost" ? "click a point to flip its label" : undefined,
        // Most change their size with each learner.
        joined: true,
        step: [0.1, 0.1],
        press: (i) => {
          if (!now) return;
          const {flips} = now.params;
          const others = flips.filter(([row]) => row !== i);
          stage.set({flips: others.length < flips.length ? others : [...others, [i]]});
        }
      });
      const shade = () => {
        if (shown) paint(shown, levels);
      };
      stage.onTheme(shade);
      return (state) => {
        now = state;
        const {sample} = state.result;
        plot.domain({x: sample.lattice.u, y: sample.lattice.v});
        plot.label({x: short(sample.names[0], 24), y: short(sample.names[1], 24)});
        const {field, splits: lines} = of(state);
        shown = field;
        shade();
        const at = (x: number, y: number) => `${tenth(plot.x(x))},${tenth(plot.y(y))}`;
        let d = "";
        for (let s = 0; s < lines.length; s += 4)
          d += `M${at(lines[s], lines[s + 1])}L${at(lines[s + 2], lines[s + 3])}`;
        setAttr(splits, "d", d || null);
        setAttr(truth, "d", truthPath(state.settled.world, at));
        points(marksOf(state, which, stage.mode === "wide"));
      };
    }
  };
}

/** Where the right class changes, in a world that is known. */
function truthPath(world: State["settled"]["world"], at: (x: number, y: number) => string): string | null {
  if (world === "own") return null;
  if (world === "xor") return `M${at(-1, 0)}L${at(1, 0)}M${at(0, -1)}L${at(0, 1)}`;
  if (world === "slope") return `M${at(-1, 1)}L${at(1, -1)}`;
  const around = Array.from({length: 73}, (_, i) => {
    const angle = (2 * Math.PI * i) / 72;
    return at(DISC * Math.cos(angle), DISC * Math.sin(angle));
  });
  return `M${around.join("L")}Z`;
}

export const bag = lane("bag");
export const boost = lane("boost");
