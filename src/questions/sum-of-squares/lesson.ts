import {defaults} from "../../figure/params.js";
import {fixed, percent} from "../../marks/format.js";
import {bestLine, type Line, type Loss, tallyOf} from "./fits.js";
import {lsResiduals} from "./invariants.js";
import {model, type Points, type Result, SLOPES, trueEnds} from "./model.js";
import {params, type Room} from "./params.js";

const start = defaults(params);
/** The same sample before any point is moved. */
const untouched = ({params: {seed}}: Room["State"]): Result => model({...start, seed});

/** The last point, lifted. */
const LIFTED = [[7, 6, 9]] as const;

/** How far the best line's slope goes on moving if the last point is lifted by 8 more. */
function stirs({x, y}: Points, loss: Loss): number {
  const higher = y.slice();
  higher[7] += 8;
  return Math.abs(bestLine[loss](x, higher).slope - bestLine[loss](x, y).slope);
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Squares that add up",
    params: {},
    panel: "squares",
    shows: ["bowl"],
    about: "always",
    control: "right",
    marks: ["squares", "tally"],
    text: "Each point carries the square of its residual, and the areas add up below. This flat line leaves more than twice the least. Drag its right end up: the sum falls, then rises again.",
    claim: (state) => {
      const {tally, best} = state.result;
      const up = (by: number) => model({...state.params, right: start.right + by}).tally;
      return tally > 2 * best.tally && up(1) < tally && up(7.5) > up(3.5);
    }
  },
  {
    title: "A bowl with one bottom",
    params: {left: 4, right: 4},
    panel: "bowl",
    shows: ["bowl"],
    about: "always",
    control: "right",
    marks: ["bowl", "best"],
    text: "Turn the line about its middle and the sum runs along a parabola. This line is too high, so the parabola hangs above the least; yet its bottom is at the least-squares slope, as for every height.",
    // A parabola has one second difference everywhere; its vertex follows from three of its points.
    claim: ({result: {turned, best, points, line}}) => {
      const step = SLOPES[1] - SLOPES[0];
      const second = (i: number) => turned[i - 1] - 2 * turned[i] + turned[i + 1];
      const vertex = SLOPES[50] - (step * (turned[51] - turned[49])) / (2 * second(50));
      return (
        Math.abs(second(10) - second(90)) < 1e-8 &&
        line.intercept + line.slope * points.meanX > points.meanY &&
        Math.min(...turned) > best.tally &&
        Math.abs(vertex - best.slope) < 1e-9
      );
    }
  },
  {
    title: "Even the true line has more",
    params: {...trueEnds, best: true},
    panel: "squares",
    shows: ["bowl"],
    about: "always",
    control: "best",
    marks: ["line", "best"],
    quantity: ({result}) => result.best.tally,
    text: "Your line is now the one that the data were simulated from. Least squares leaves less than it in every sample: it fits these eight points, their noise included.",
    claim: ({result: {tally, best}}) => tally > best.tally
  },
  {
    title: "Pythagoras, in areas",
    params: {left: 2.5, right: 3.5, best: true},
    panel: "parts",
    shows: ["parts"],
    about: "always",
    marks: ["gap"],
    text: "Least-squares residuals sum to 0, and to 0 when weighted by x: they are at right angles to all that a line can do. So your squares are the least plus the squares of the gaps, dotted, between the two lines.",
    claim: (state) => {
      const {squares, ls, gap, points} = state.result;
      const residuals = lsResiduals(state);
      return (
        Math.abs(squares - ls.tally - gap) < 1e-9 &&
        Math.abs(sum(residuals)) < 1e-9 &&
        Math.abs(sum(residuals.map((r, i) => r * points.x[i]))) < 1e-9
      );
    }
  },
  {
    title: "One point far off",
    params: {...trueEnds, best: true, moved: LIFTED},
    panel: "squares",
    shows: ["bowl"],
    about: "always",
    marks: ["squares", "best"],
    quantity: ({result}) => result.best.slope,
    text: "The last point is lifted, and nothing else. Your line is still the true one; look at its square. To make that smaller the least-squares line turns by more than 0.25 in slope, and leaves the other seven.",
    claim: (state) => {
      const {areas, tally, ls, points} = state.result;
      const others = (line: Line) => tallyOf(points.x.slice(0, 7), points.y.slice(0, 7), line, "squares");
      const was = untouched(state).ls;
      return areas[7] > tally / 2 && ls.slope - was.slope > 0.25 && others(ls) > others(was);
    }
  },
  {
    title: "Huber’s loss: a corner cut off",
    params: {...trueEnds, best: true, moved: LIFTED, loss: "huber"},
    panel: "squares",
    shows: ["bowl"],
    about: "always",
    control: "loss",
    marks: ["squares", "best", "ls"],
    quantity: ({result}) => result.best.slope,
    text: "A square beyond one unit loses its far corner, so its area grows like its side. Small residuals are squared, large ones no longer: the best line turns less than the least-squares line, dashed.",
    claim: ({result: {best, ls}}) => best.slope < ls.slope
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "The last point is lifted to y = 9, more than four above the line that the data were simulated from. Of that line’s sum of squares, what share is this one point’s?",
    before: {},
    reveal: {...trueEnds, moved: LIFTED},
    shows: ["squares"],
    hides: ["caption"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result: {areas, tally}}) => (100 * areas[7]) / tally,
    because: ({result: {areas, residuals, tally}}) =>
      `Its residual is ${fixed(residuals[7])}, its square ${fixed(areas[7])} of ${fixed(tally)}: ${percent(areas[7] / tally, 0)}. By length, |r|, it would be ${percent(Math.abs(residuals[7]) / sum(residuals.map(Math.abs)), 0)}.`
  },
  {
    kind: "choice",
    ask: "The last point is lifted, and then by 8 more. Which of the three best lines goes on turning?",
    before: {},
    reveal: {...trueEnds, moved: LIFTED, best: true, loss: "absolute"},
    shows: ["squares"],
    options: ["all three", "that of squares alone", "those of squares and of Huber’s loss", "none"],
    answer: ({result: {points}}) => {
      const turns = (["squares", "absolute", "huber"] as const).map((loss) => stirs(points, loss) > 1e-6);
      if (turns.every(Boolean)) return 0;
      if (turns[0] && !turns[1]) return turns[2] ? 2 : 1;
      return 3;
    },
    because: ({result: {points}}) =>
      `Lifted by 8 more, the slope of least squares would rise by ${fixed(stirs(points, "squares"))}, of least |r| by ${fixed(stirs(points, "absolute"))}, of Huber’s by ${fixed(stirs(points, "huber"))}: beyond some height a point’s pull is the slope of its loss, and only the square’s keeps growing.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With the best line hidden and no point moved, bring the sum of squares within 2 % of the least by hand.",
    done: ({params: {best, loss, moved}, result: {squares, ls}}) =>
      !best && loss === "squares" && moved.length === 0 && squares <= 1.02 * ls.tally,
    way: {left: -0.05, right: 5.55}
  },
  {
    ask: "Find a bad line whose residuals sum to 0, to within 0.3: its squares more than twice the least, no point moved.",
    done: ({params: {moved}, result: {residuals, squares, ls}}) =>
      moved.length === 0 && Math.abs(sum(residuals)) < 0.3 && squares > 2 * ls.tally,
    way: {left: 2.75, right: 2.75}
  },
  {
    ask: "Move a single point so far that the least-squares line falls.",
    done: ({params: {moved}, result: {ls}}) => moved.length === 1 && ls.slope < 0,
    way: {moved: [[0, 0, 9.5]], best: true}
  }
];
