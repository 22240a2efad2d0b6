import {afterAll, beforeAll, expect, test} from "vitest";
import {slugs} from "../../scripts/rooms.js";
import {openSite} from "./site.js";

type OpenSite = Awaited<ReturnType<typeof openSite>>;

/**
 * Deals the rooms out to several test files, so that they run side by side, and opens the site for those of one file.
 *
 * @param share which file it is, of `of`, from 0
 */
export function deal(
  share: number,
  of: number
): {mine: readonly string[]; visit: OpenSite["visit"]; url(): string} {
  const mine = slugs.filter((_, i) => i % of === share);
  let site: OpenSite;
  if (mine.length) {
    beforeAll(async () => {
      site = await openSite();
    });
    afterAll(() => site.close());
  } else test("no room falls to this file", () => expect(slugs.length).toBeLessThanOrEqual(share));
  return {mine, visit: (...asked) => site.visit(...asked), url: () => site.site.url};
}
