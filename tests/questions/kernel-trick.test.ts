import {describe, expect, it} from "vitest";
import figure from "../../src/questions/kernel-trick/figure.js";
import {checkFigure} from "../figure/check.js";

checkFigure(figure, null, {every: 12, settings: 60});
describe("x", () => it("y", () => expect(1).toBe(1)));
