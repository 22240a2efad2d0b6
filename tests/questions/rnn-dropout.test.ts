import {loadRoom} from "../../scripts/rooms.js";
import type {TrainingData} from "../../src/questions/rnn-dropout/data.json.js";
import figure from "../../src/questions/rnn-dropout/figure.js";
import {checkFigure} from "../figure/check.js";

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
const data = (await loadRoom("rnn-dropout")).data() as TrainingData;
checkFigure(figure, data, {every: 2});
