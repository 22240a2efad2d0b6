import figure from "../../src/questions/reparameterization-trick/figure.js";
import {checkFigure} from "../figure/check.js";

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null, {every: 8});
