import {loadRoom} from "../../scripts/rooms.js";
import figure from "../../src/questions/underfitting-overfitting/figure.js";
import type {Data} from "../../src/questions/underfitting-overfitting/model.js";
import {checkFigure} from "../figure/check.js";

const data = (await loadRoom("underfitting-overfitting")).data() as Data;

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, data);
