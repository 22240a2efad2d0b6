import {expect, test} from "vitest";
import {slugs} from "../../scripts/rooms.js";
import {openSite, settled} from "./site.js";

/** Its points are joined: one path a class is drawn, and a disc at each is pressed. */
const slug = "bagging-vs-boosting";

test.runIf(slugs.includes(slug))(
  "of points that lie on each other the nearest to the pointer is pressed",
  async () => {
    const site = await openSite();
    const {page, faults, close} = await site.visit(`questions/${slug}/?scene=1`);
    await settled(page);
    const points = await page.locator('.panel[data-panel="boost"] .point-hold').evaluateAll((discs) =>
      discs.map((disc) => {
        const {x, y, width, height} = disc.getBoundingClientRect();
        return {key: Number(disc.getAttribute("data-key")), x: x + width / 2, y: y + height / 2};
      })
    );
    // The second's disc, drawn later, lies over the middle of the first.
    const pairs = points.flatMap((a, i) =>
      points.slice(i + 1).flatMap((b) => {
        const distance = Math.hypot(a.x - b.x, a.y - b.y);
        return distance > 3 && distance < 7 ? [[a, b] as const] : [];
      })
    );
    expect(pairs.length).toBeGreaterThan(3);
    const flips = () =>
      page.evaluate(() =>
        (
          document.querySelector(".figure") as unknown as {
            live: {state: {params: {flips: readonly (readonly [number])[]}}};
          }
        ).live.state.params.flips.map(([row]) => row)
      );
    for (const [a, b] of pairs.slice(0, 4)) {
      for (const {key, x, y} of [a, b]) {
        const before = await flips();
        await page.mouse.click(x, y);
        await settled(page);
        const after = await flips();
        expect([...before, ...after].filter((row) => before.includes(row) !== after.includes(row))).toEqual([
          key
        ]);
      }
    }
    expect(faults).toEqual([]);
    await close();
    await site.close();
  }
);
