import {errorOf, logOddsOf} from "../../src/ml/gaussian-classes.js";
import {classesOf, simulated, sureOf} from "../../src/questions/naive-bayes-assumptions/clouds.js";
import {compute} from "../../src/questions/naive-bayes-assumptions/data.json.js";
import figure from "../../src/questions/naive-bayes-assumptions/figure.js";
import {checkFigure} from "../figure/check.js";

const data = compute();

checkFigure(figure, data, {
  survives: {
    "the error of Bayes’ rule on crossed ellipses": (times) => {
      const truth = classesOf(0.9, 0, 0, "mirrored");
      const other = classesOf(0.55, 1, 0.5, "mirrored");
      return [truth, other]
        .map(([a, b]) => errorOf(logOddsOf(a, b), a, b, 0.5, 24 * times).toFixed(4))
        .join(" ");
    },
    "what the sure are told": (times) => {
      const {mean, sd} = {mean: [-1.96, 1.96] as const, sd: [2.6563, 2.6563] as const};
      const sure = sureOf({mean, sd}, 20 * times);
      return `${sure?.stated.toFixed(9)} ${simulated(0.8, 0.7, 0.7, "same", 1).sure?.stated.toFixed(3)}`;
    }
  }
});
