import {loadRoom} from "../../scripts/rooms.js";
import type {Data} from "../../src/questions/naive-bayes-vs-logistic-regression/data.js";
import figure from "../../src/questions/naive-bayes-vs-logistic-regression/figure.js";
import {checkFigure} from "../figure/check.js";

const data = (await loadRoom("naive-bayes-vs-logistic-regression")).data() as Data;

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, data);
