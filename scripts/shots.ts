import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {launch} from "./browser.js";
import {project} from "./project.js";
import {loadRoom, slugs} from "./rooms.js";
import {serve} from "./serve.js";

/**
 * Screenshots of pages, into shots/: `npm run shots -- knn-k1 --scenes --full`.
 *
 *   --base URL   a running preview; without it the built site in dist
 *   --scenes     each scene too
 *   --full       the whole page, not the first view
 *   --wide, --narrow, --light, --dark   only these
 *   --query q    with this query
 */
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    base: {type: "string"},
    scenes: {type: "boolean"},
    full: {type: "boolean"},
    wide: {type: "boolean"},
    narrow: {type: "boolean"},
    light: {type: "boolean"},
    dark: {type: "boolean"},
    query: {type: "string"}
  }
});

const site = values.base ? null : await serve(join(project, "dist"));
const base = values.base ?? site?.url ?? "";
const folder = join(project, "shots");
mkdirSync(folder, {recursive: true});
const browser = await launch();
const both = (a?: boolean, b?: boolean) => [a || !b, b || !a];
const [wide, narrow] = both(values.wide, values.narrow);
const [light, dark] = both(values.light, values.dark);
const sizes = [
  ...(wide ? [["wide", 1280, 800] as const] : []),
  ...(narrow ? [["narrow", 375, 812] as const] : [])
];
const themes = [...(light ? ["light" as const] : []), ...(dark ? ["dark" as const] : [])];

for (const name of positionals.length ? positionals : ["home", ...slugs]) {
  const room = slugs.includes(name) ? await loadRoom(name) : null;
  const path = room ? `questions/${name}/` : name === "home" ? "" : name;
  const scenes = values.scenes && room ? room.spec.scenes.map((_, i) => i + 1) : [];
  for (const [size, width, height] of sizes) {
    for (const theme of themes) {
      const context = await browser.newContext({
        viewport: {width, height},
        colorScheme: theme,
        reducedMotion: "reduce"
      });
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") console.error(`${name}: ${message.text()}`);
      });
      page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
      for (const scene of [null, ...scenes]) {
        const query = scene === null ? (values.query ?? "") : `scene=${scene}`;
        await page.goto(new URL(`${path}${query ? `?${query}` : ""}`, base).href, {waitUntil: "load"});
        if (room) {
          await page
            .waitForSelector(".figure-live svg.stage", {timeout: 15_000})
            .catch(() => console.error(`${name}: the figure did not start`));
          await page
            .waitForSelector(".figure-live:not(.figure-busy)", {timeout: 15_000})
            .catch(() => console.error(`${name}: the figure stays busy`));
          if (size === "narrow" && scene !== null) await page.locator(".figure").scrollIntoViewIfNeeded();
        }
        await page.waitForTimeout(250);
        const file = join(
          folder,
          `${name.replace(/\W+/g, "-")}-${size}-${theme}${scene === null ? "" : `-scene${scene}`}.png`
        );
        if (size === "narrow" && scene !== null) await page.locator(".figure").screenshot({path: file});
        else await page.screenshot({path: file, fullPage: Boolean(values.full)});
        console.log(file.slice(project.length + 1));
      }
      await context.close();
    }
  }
}
await browser.close();
await site?.close();
