import {loadRoom} from "../../scripts/rooms.js";
import figure from "../../src/questions/linear-regression-assumptions/figure.js";
import type {Data} from "../../src/questions/linear-regression-assumptions/model.js";
import {checkFigure} from "../figure/check.js";

const data = (await loadRoom("linear-regression-assumptions")).data() as Data;

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, data);
