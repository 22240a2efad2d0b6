import {loadRoom} from "../../scripts/rooms.js";
import figure from "../../src/questions/bagging-vs-boosting/figure.js";
import type {Data} from "../../src/questions/bagging-vs-boosting/model.js";
import {checkFigure} from "../figure/check.js";

const data = (await loadRoom("bagging-vs-boosting")).data() as Data;

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, data, {
  settings: 40,
  every: 12
});
