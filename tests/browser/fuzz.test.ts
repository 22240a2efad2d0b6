import {afterAll, beforeAll, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {random} from "../../src/ml/random.js";
import {anyQuery} from "../figure/fuzz.js";
import {openSite, settled} from "./site.js";

const total = 2000;
let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

// Most queries arrive as a step through the history, which takes the same way through the figure as a fresh load and is
// a hundred times as fast; some are loaded afresh.
test.each(slugs)("%s survives queries from strangers", async (slug) => {
  const {spec} = await loadRoom(slug);
  const source = random(11);
  const {page, faults, close} = await site.visit(`questions/${slug}/`);
  await settled(page);
  const share = Math.ceil(total / slugs.length);
  const queries = Array.from({length: share}, () => anyQuery(spec.params, source));
  const check = async (query: string) => {
    const foreign = await page.evaluate(
      () =>
        document.querySelectorAll(".figure img, .figure b:not(.step-number), .figure script, .figure x")
          .length
    );
    expect(foreign, query).toBe(0);
    expect(faults, query).toEqual([]);
  };
  for (const query of queries.slice(0, 6)) {
    await page.goto(`${site.site.url}questions/${slug}/?${query}`);
    await settled(page);
    await check(query);
  }
  for (let i = 6; i < queries.length; i += 25) {
    const batch = queries.slice(i, i + 25);
    await page.evaluate(async (batch) => {
      for (const query of batch) {
        history.replaceState(null, "", `?${query}`);
        dispatchEvent(new PopStateEvent("popstate"));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, batch);
    await check(batch.join(" "));
  }
  await page.evaluate(() => {
    history.replaceState(null, "", location.pathname);
    dispatchEvent(new PopStateEvent("popstate"));
  });
  await settled(page);
  expect((await page.locator(".figure-caption").innerText()).length).toBeGreaterThan(10);
  await close();
});
