import {select} from "d3-selection";
import {parseHTML} from "linkedom";
import {afterEach, expect, test, vi} from "vitest";
import {createStage} from "../../src/figure/stage.js";
import {createHandle} from "../../src/marks/handle.js";

afterEach(() => vi.unstubAllGlobals());

test("a handle tells its value where that changes and its words do not", () => {
  vi.stubGlobal("navigator", {maxTouchPoints: 0});
  const document = parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
  const stage = createStage({
    document,
    declaration: {},
    id: "s",
    width: 400,
    height: 300,
    mode: "wide",
    live: true,
    label: "a picture"
  });
  const handle = createHandle(stage, select(stage.svg).append("g"), {
    label: "w",
    axis: "x",
    onDrag: () => {},
    onKey: () => {}
  });
  const said = () =>
    ["now", "min", "max", "text"].map((name) =>
      stage.svg.querySelector(".handle")?.getAttribute(`aria-value${name}`)
    );
  handle({x: 10, y: 10, text: "sum 0", now: 1, min: 0, max: 3});
  expect(said()).toEqual(["1", "0", "3", "sum 0"]);
  handle({x: 20, y: 10, text: "sum 0", now: 2, min: 0, max: 5});
  expect(said()).toEqual(["2", "0", "5", "sum 0"]);
});
