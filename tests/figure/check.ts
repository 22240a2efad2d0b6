import {describe, expect, test} from "vitest";
import {readQuery, writeQuery} from "../../src/figure/address.js";
import {anyFigure, type FigureSpec} from "../../src/figure/contract.js";
import {openingPanels, scenePanels} from "../../src/figure/layout.js";
import {type Declaration, defaults, type ParamsOf, reservedKeys, withPatch} from "../../src/figure/params.js";
import {stillPanel, stillSizes} from "../../src/figure/still.js";
import {random} from "../../src/ml/random.js";
import {questionOf} from "../../src/questions.js";
import {checkSecond, type SecondOptions} from "./check-second.js";
import {anyQuery, anySetting} from "./fuzz.js";
import {stateAt} from "./settings.js";

const broken = /NaN|undefined|Infinity|\[object/;

/** What every figure must do, tested on the figure's own model and data. */
export function checkFigure<D extends Declaration, Data, Result>(
  concrete: FigureSpec<D, Data, Result>,
  data: Data,
  {settings = 120, ...second}: {settings?: number} & SecondOptions = {}
): void {
  const spec = anyFigure(concrete);
  const at = (patch: Partial<ParamsOf<Declaration>> = {}) => stateAt(spec, data, patch);
  /** The markup of all panels that are shown. */
  const stills = (
    patch: Partial<ParamsOf<Declaration>>,
    panels: readonly string[],
    mode: "wide" | "narrow"
  ) =>
    [...stillSizes(spec, panels, mode)].map(
      ([id, size]) => `<!-- ${id} -->\n${stillPanel(spec, at(patch), id, size)}`
    );

  describe(`${spec.slug}: the figure`, () => {
    test("is declared as the contract says", () => {
      expect(questionOf(spec.slug).ready).toBe(true);
      const keys = Object.keys(spec.params);
      for (const key of keys) expect(key).toMatch(/^[a-z][a-zA-Z0-9]{0,19}$/);
      expect(keys.filter((key) => reservedKeys.includes(key))).toEqual([]);
      const primary = keys.filter((key) => spec.params[key].primary);
      expect(primary.length).toBeGreaterThanOrEqual(1);
      expect(primary.length).toBeLessThanOrEqual(2);
      expect(spec.scenes.length).toBeGreaterThanOrEqual(3);
      expect(spec.scenes.length).toBeLessThanOrEqual(8);
      expect(spec.predictions.length).toBeGreaterThanOrEqual(1);
      expect(spec.goals.length).toBeGreaterThanOrEqual(2);
    });

    spec.scenes.forEach((scene, i) => {
      test(`scene ${i + 1}, “${scene.title}”: ${scene.claim ? "its claim holds" : "it can be shown"}`, () => {
        expect(
          withPatch(spec.params, defaults(spec.params), scene.params),
          "the setting is admissible"
        ).toEqual({
          ...defaults(spec.params),
          ...scene.params
        });
        const state = at(scene.params);
        if (scene.claim) expect(scene.claim(state)).toBe(true);
        expect(spec.describe(state)).not.toMatch(broken);
      });
    });

    test("at least three scenes make a claim", () => {
      expect(spec.scenes.filter(({claim}) => claim).length).toBeGreaterThanOrEqual(3);
    });

    spec.predictions.forEach((prediction, i) => {
      test(`prediction ${i + 1} has an answer`, () => {
        const state = at(prediction.reveal);
        expect(prediction.because(state)).not.toMatch(broken);
        if (prediction.kind === "choice") {
          expect(prediction.options[prediction.answer(state)]).toBeTypeOf("string");
        } else if (prediction.kind === "number") {
          expect(prediction.answer(state)).toBeGreaterThanOrEqual(prediction.min);
          expect(prediction.answer(state)).toBeLessThanOrEqual(prediction.max);
        } else {
          const curve = prediction.answer(state);
          expect(curve.length).toBeGreaterThanOrEqual(prediction.x.ticks.length);
          for (const [x, y] of curve) expect([x, y].every(Number.isFinite)).toBe(true);
        }
      });
    });

    spec.goals.forEach((goal, i) => {
      test(`goal ${i + 1} is not reached at first and can be`, () => {
        expect(goal.done(at())).toBe(false);
        expect(goal.done(at(goal.way))).toBe(true);
      });
    });

    test(`words and drawings hold in ${settings} settings`, async () => {
      const source = random(1);
      for (let i = 0; i < settings; ++i) {
        // The runner hears of a long test now and then.
        if (i % 8 === 0) await new Promise((resolve) => setTimeout(resolve));
        const params = anySetting(spec.params, source);
        const state = at(params);
        const where = JSON.stringify(params);
        expect(spec.describe(state), where).not.toMatch(broken);
        expect(spec.describe(state).length, where).toBeLessThanOrEqual(330);
        for (const [name, read] of Object.entries(spec.reads))
          expect(read(state), `${name} at ${where}`).not.toMatch(broken);
        for (const {done} of spec.goals) expect(done(state)).toBeTypeOf("boolean");
        if (i % 8 === 0) {
          expect(spec.table(state).length, where).toBeGreaterThan(0);
          const mode = i % 16 ? "wide" : "narrow";
          const all = spec.panels.map(({id}) => id);
          const drawn = [...stillSizes(spec, all, mode)]
            .map(([id, size]) => stillPanel(spec, state, id, size))
            .join("");
          expect(drawn, where).not.toMatch(/NaN|undefined|Infinity/);
        }
      }
    });

    test("settings come back from their links", () => {
      const source = random(2);
      for (let i = 0; i < 500; ++i) {
        const params = anySetting(spec.params, source);
        const query = writeQuery(spec.params, params);
        // Of all signs only those that Markdown, mail and chats leave alone.
        expect(query).toMatch(/^[\w.=&%+-]*$/);
        const read = readQuery(spec.params, query);
        expect(read.notes, query).toEqual([]);
        expect(writeQuery(spec.params, read.params)).toBe(query);
        expect(read.params).toEqual(params);
      }
      expect(writeQuery(spec.params, defaults(spec.params))).toBe("");
    });

    test("links that mean nothing leave a setting that works, and say so", () => {
      const source = random(3);
      for (let i = 0; i < 500; ++i) {
        const query = anyQuery(spec.params, source);
        const {params} = readQuery(spec.params, query, {scenes: spec.scenes.map((s) => s.params)});
        expect(withPatch(spec.params, defaults(spec.params), params), query).toEqual(params);
      }
      // In a line of text any text is a value.
      const key = Object.keys(spec.params).find((k) => spec.params[k].kind !== "text");
      expect(readQuery(spec.params, `${key}=<b>`).notes.length).toBe(1);
    });

    test("stills are as they were reviewed", async () => {
      const still = async (
        name: string,
        patch: Partial<ParamsOf<Declaration>>,
        mode: "wide" | "narrow",
        panels: readonly string[]
      ) =>
        expect(`${stills(patch, panels, mode).join("\n").replace(/></g, ">\n<")}\n`).toMatchFileSnapshot(
          `../stills/${spec.slug}/${name}-${mode}.svg`
        );
      await still("first", {}, "wide", openingPanels(spec));
      await still("first", {}, "narrow", openingPanels(spec));
      for (const [i, scene] of spec.scenes.entries())
        await still(`scene-${i + 1}`, scene.params, "wide", scenePanels(spec, i + 1));
    });
  });

  checkSecond(spec, data, second);
}
