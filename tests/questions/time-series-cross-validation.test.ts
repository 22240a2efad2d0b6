import {loadRoom} from "../../scripts/rooms.js";
import figure from "../../src/questions/time-series-cross-validation/figure.js";
import type {Data} from "../../src/questions/time-series-cross-validation/world.js";
import {checkFigure} from "../figure/check.js";

const data = (await loadRoom("time-series-cross-validation")).data() as Data;

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, data, {every: 4});
