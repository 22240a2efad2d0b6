import {describe, expect, test} from "vitest";
import {readQuery} from "../../src/figure/address.js";
import type {AnyFigure, AnyState} from "../../src/figure/contract.js";
import {openingPanels, panelIds, scenePanels} from "../../src/figure/layout.js";
import {sameRead} from "../../src/figure/panels.js";
import type {Declaration, ParamsOf} from "../../src/figure/params.js";
import {stillPanel, stillSizes, stillThumb} from "../../src/figure/still.js";
import {random} from "../../src/ml/random.js";
import {pause} from "../pause.js";
import {anySetting} from "./fuzz.js";
import {namedReads, ownLinks, sayWords, shownWords} from "./page-words.js";
import {corners, neighbors, seedKeys, stateAt, whereIs, withSeed} from "./settings.js";

type Patch = Partial<ParamsOf<Declaration>>;

export interface SecondOptions {
  /** Of the corners of all pairs of settings every how manieth is computed, where the model is slow; all with FULL=1. */
  every?: number;
  /**
   * Texts with numbers that come from a finite horizon, grid, tolerance or number of draws, each at once and at twice its
   * resolution: every digit that is shown must stay.
   */
  survives?: Readonly<Record<string, (times: 1 | 2) => string>>;
  /** Seeds over which a claim about all samples is run: the first quarter of those that FULL=1 asks for. */
  seeds?: number;
}

/** Words that no figure may say: what is no number, a mantissa of 10, more digits than anybody reads. */
const broken = /NaN|undefined|Infinity|\[object|10(\.0+)?·10|\d\.\d{7,}|[=≈] [<>]/;

/** The least share of seeds in which what is said of all samples must hold. */
const most = 0.95;

/** What a scene's samples say: where its claim fails, and its quantity in each. */
interface Sampled {
  failed: string[];
  values: number[];
}

/** What figures of the kit's second edition owe: truth over seeds, corners and resolutions, and words that fit the page. */
export function checkSecond(spec: AnyFigure, data: unknown, options: SecondOptions = {}): void {
  const {every = 1, survives = {}, seeds = process.env.FULL ? 200 : 50} = options;
  const at = (patch: Patch = {}) => stateAt(spec, data, patch);

  describe(`${spec.slug}: panels`, () => {
    test("are named, and scenes name what there is", () => {
      const ids = panelIds(spec);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,15}$/);
      for (const id of spec.opens ?? []) expect(ids).toContain(id);
      expect(
        openingPanels(spec).length - (spec.pair ? 1 : 0),
        "at most one panel beside the main one at first"
      ).toBeLessThanOrEqual(2);
      for (const {title, panel, shows, note, control, about, claim} of spec.scenes) {
        for (const id of [panel, note?.panel, ...(shows ?? [])]) if (id) expect(ids, title).toContain(id);
        if (control) expect(Object.keys(spec.params), title).toContain(control);
        if (claim)
          expect(about, `“${title}” says whether its claim is about this sample or about all`).toBeDefined();
        expect((note ? 1 : 0) + (panel ? 1 : 0), `“${title}” names its panel`).toBeGreaterThan(0);
      }
    });

    test("the main one has at least 55 % of the picture", () => {
      const views = [openingPanels(spec), ...spec.scenes.map((_, i) => scenePanels(spec, i + 1))];
      for (const shown of views) {
        const sizes = stillSizes(spec, shown, "wide");
        const area = (ids: readonly string[]) =>
          ids.reduce((sum, id) => {
            const {width, height} = sizes.get(id) ?? {width: 0, height: 0};
            return sum + width * height;
          }, 0);
        const main = spec.pair?.every((id) => shown.includes(id)) ? spec.pair : [shown[0]];
        expect(area(main) / area(shown), shown.join()).toBeGreaterThanOrEqual(0.55);
      }
    });

    test("draw the same where nothing that they read has changed", async () => {
      const source = random(5);
      for (let i = 0; i < 24; ++i) {
        await pause();
        const base = i % 2 ? {} : anySetting(spec.params, source);
        const [a, b] = neighbors(spec, base, source).map(at);
        for (const panel of spec.panels) {
          const [p, q] = [panel.reads(a), panel.reads(b)];
          if (!(p.length === q.length && p.every((v, k) => sameRead(v, q[k])))) continue;
          const still = (state: AnyState) => stillPanel(spec, state, panel.id, {width: 400, height: 300});
          expect(still(a), `${panel.id} between ${whereIs(spec, a)} and ${whereIs(spec, b)}`).toBe(still(b));
        }
      }
    });

    test("notes stand at marks that there are", () => {
      for (const [i, {note, params}] of spec.scenes.entries()) {
        if (!note) continue;
        const place = note.at(at(params));
        expect(place?.every(Number.isFinite), `scene ${i + 1}`).toBe(true);
      }
    });

    test("the page's idea can be drawn small, without words", () => {
      const thumb = stillThumb(spec, at());
      expect(thumb).not.toBeNull();
      expect(thumb).not.toMatch(/<text|NaN/);
    });
  });

  describe(`${spec.slug}: truth`, () => {
    const drawn = ({params}: {params: Patch}) => seedKeys(spec).length > 0 && !("seed" in params);
    const asked = spec.scenes.filter(
      (scene) => scene.claim && drawn(scene) && (scene.about === "always" || scene.quantity)
    );
    let samples: Promise<ReadonlyMap<object, Sampled>> | null = null;
    /** What each scene's samples say: seed by seed, so that scenes of one sample find what is remembered of it. */
    const sampled = (): Promise<ReadonlyMap<object, Sampled>> => {
      samples ??= (async () => {
        const all = new Map<object, Sampled>(asked.map((scene) => [scene, {failed: [], values: []}]));
        for (let n = 0; n < seeds; ++n) {
          for (const [scene, {failed, values}] of all) {
            const {params, claim, about, quantity} = scene as (typeof asked)[number];
            const state = at(withSeed(spec, params, n, about !== "here"));
            if (about === "always" && !claim?.(state)) failed.push(whereIs(spec, state));
            if (quantity) values.push(quantity(state) ?? 0);
          }
          if (n % 10 === 0) await pause();
        }
        return all;
      })();
      return samples;
    };
    spec.scenes.forEach((scene, i) => {
      const {title, params, claim, about, quantity} = scene;
      if (!claim) return;
      test.runIf(about === "always" && drawn(scene))(
        `scene ${i + 1}, “${title}”, holds over ${seeds} seeds`,
        async () => {
          const failed = (await sampled()).get(scene)?.failed ?? [];
          const share = 1 - failed.length / seeds;
          console.log(
            `${spec.slug}, scene ${i + 1}, “${title}”: holds in ${seeds - failed.length} of ${seeds} samples`
          );
          expect(
            share,
            `it fails ${failed.length} times${failed[0] ? `, first ${failed[0]}` : ""}`
          ).toBeGreaterThanOrEqual(most);
        },
        // The first of these tests computes the samples of all.
        240_000
      );
      test.runIf(about === "exact" && drawn(scene))(
        `scene ${i + 1}, “${title}”, holds whatever the sample`,
        () => {
          for (let n = 0; n < 4; ++n) {
            const state = at(withSeed(spec, params, n));
            if (!claim(state)) expect.fail(`it fails ${whereIs(spec, state)}`);
          }
        }
      );
      test.runIf(quantity && drawn(scene))(
        `scene ${i + 1}, “${title}”: the first sample is typical`,
        async () => {
          const values = [...((await sampled()).get(scene)?.values ?? [])].sort((a, b) => a - b);
          expect(values.length).toBe(seeds);
          const own = quantity?.(at(params)) ?? 0;
          expect(own, "quartiles over seeds").toBeGreaterThanOrEqual(values[Math.floor(0.25 * seeds)]);
          expect(own, "quartiles over seeds").toBeLessThanOrEqual(values[Math.floor(0.75 * seeds)]);
        },
        240_000
      );
    });

    test("what must always hold does, in the corners of all pairs of settings", async () => {
      const step = process.env.FULL ? 1 : every;
      let n = 0;
      for (const patch of corners(spec, random(6))) {
        if (n++ % step) continue;
        if (n % 16 === 1) await pause();
        const state = at(patch);
        for (const [name, holds] of Object.entries(spec.invariants ?? {})) {
          if (!holds(state)) expect.fail(`“${name}” does not hold ${whereIs(spec, state)}`);
        }
        const words = [
          spec.describe(state),
          ...Object.values(spec.reads).map((read) => read(state)),
          ...spec.panels.flatMap((panel) => [
            typeof panel.title === "function" ? panel.title(state) : panel.title,
            ...("draw" in panel ? [] : [JSON.stringify(panel.table(state))])
          ])
        ].join(" | ");
        if (broken.test(words))
          expect.fail(`${words.match(broken)?.[0]} in “${words}” ${whereIs(spec, state)}`);
        for (const {done} of spec.goals) expect(done(state)).toBeTypeOf("boolean");
        // Pictures take longer: those of some corners.
        if (!process.env.FULL && n % (8 * step) !== 1) continue;
        for (const panel of spec.panels) {
          const drawing = stillPanel(spec, state, panel.id, {width: 360, height: 280});
          if (/NaN|Infinity|undefined/.test(drawing))
            expect.fail(`${panel.id} draws what is no number ${whereIs(spec, state)}`);
        }
      }
      expect(
        Object.keys(spec.invariants ?? {}).length,
        "a figure says what must hold in every corner"
      ).toBeGreaterThan(0);
    }, 180_000);

    for (const [name, text] of Object.entries(survives)) {
      test(`${name} survives doubling`, () => {
        expect(text(2)).toBe(text(1));
      }, 120_000);
    }
  });

  describe(`${spec.slug}: the page`, () => {
    test("is said in at most 50 words", () => {
      const words = sayWords(spec.slug);
      expect(words.length, words.join(" ")).toBeLessThanOrEqual(50);
      expect(words.length).toBeGreaterThan(8);
    });

    test("names every number that the figure has for it, and no other", () => {
      expect([...namedReads(spec.slug)].sort()).toEqual(Object.keys(spec.reads).sort());
    });

    test("links to settings that the figure knows", () => {
      for (const query of ownLinks(spec.slug)) {
        const {notes} = readQuery(spec.params, query, {scenes: spec.scenes.map(({params}) => params)});
        expect(notes, query).toEqual([]);
      }
    });

    spec.predictions.forEach((prediction, i) => {
      test(`what prediction ${i + 1} hides is there`, () => {
        const {before = {}, reveal, hides = []} = prediction;
        const drawn = [before, reveal]
          .flatMap((patch) => panelIds(spec).map((id) => ({id, state: at(patch)})))
          .map(({id, state}) => stillPanel(spec, state, id, {width: 400, height: 300}))
          .join("");
        const marks = [...drawn.matchAll(/data-ref="([^"]*)"/g)].flatMap(([, names]) => names.split(" "));
        const there = new Set(["caption", ...Object.keys(spec.reads), ...marks]);
        for (const name of hides) expect(there, name).toContain(name);
      });

      test(`nothing on it answers prediction ${i + 1}`, () => {
        const {ask, before = {}, reveal, hides = []} = prediction;
        const shown = shownWords(spec, at(before), hides).replaceAll("\u00a0", " ");
        const truth = at(reveal);
        if (prediction.kind === "number") {
          const answer = prediction.answer(truth);
          const said =
            `${prediction.format ? prediction.format(answer) : Number(answer.toFixed(0))}`.replaceAll(
              "\u00a0",
              " "
            );
          const unit = prediction.unit ?? (/%/.test(said) ? "%" : "");
          const number = said.replace(/[^\d.]/g, "");
          const pattern = new RegExp(`(?<![\\d.,])${number.replace(".", "\\.")}(\\.\\d+)? ?${unit}(?![\\d])`);
          if (unit || number.includes("."))
            expect(pattern.exec(shown)?.[0], `${ask} ${said}`).toBeUndefined();
        } else if (prediction.kind === "choice") {
          const right = prediction.options[prediction.answer(truth)];
          expect(shown.includes(right), `“${right}” stands on the page`).toBe(false);
        } else expect(prediction.x.ticks.length).toBeGreaterThan(2);
      });
    });
  });
}
