import {existsSync, mkdirSync} from "node:fs";
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
 *   --present    presented too, with --scenes in each scene
 *   --full       the whole page, not the first view
 *   --wide, --narrow, --large, --light, --dark   only these: 1280, 375 and 1920 px
 *   --query q    with this query
 */
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    base: {type: "string"},
    scenes: {type: "boolean"},
    present: {type: "boolean"},
    full: {type: "boolean"},
    wide: {type: "boolean"},
    narrow: {type: "boolean"},
    large: {type: "boolean"},
    light: {type: "boolean"},
    dark: {type: "boolean"},
    query: {type: "string"}
  }
});

if (!values.base && !existsSync(join(project, "dist")))
  throw new Error("There is no built site: npm run build, or --base with the address of a running preview.");
const site = values.base ? null : await serve(join(project, "dist"));
const base = values.base ?? site?.url ?? "";
const folder = join(project, "shots");
mkdirSync(folder, {recursive: true});
const browser = await launch();

/** Those that were asked for by name, or all. */
const chosen = <T extends {name: string}>(all: readonly T[]): readonly T[] => {
  const asked = all.filter(({name}) => values[name as "wide"]);
  return asked.length ? asked : all;
};
const sizes = chosen([
  {name: "wide", width: 1280, height: 800},
  {name: "narrow", width: 375, height: 812},
  {name: "large", width: 1920, height: 1080}
]);
const themes = chosen([{name: "light"}, {name: "dark"}] as const);

for (const name of positionals.length ? positionals : ["home", ...slugs]) {
  const room = slugs.includes(name) ? await loadRoom(name) : null;
  const path = room ? `questions/${name}/` : name === "home" ? "" : name;
  const scenes = values.scenes && room ? room.spec.scenes.map((_, i) => i + 1) : [];
  const ways = room && values.present ? [false, true] : [false];
  for (const {name: size, width, height} of sizes) {
    for (const {name: theme} of themes) {
      const context = await browser.newContext({
        viewport: {width, height},
        colorScheme: theme,
        reducedMotion: "reduce",
        hasTouch: size === "narrow"
      });
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") console.error(`${name}: ${message.text()}`);
      });
      page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
      for (const presented of ways) {
        for (const scene of [null, ...scenes]) {
          const query = scene === null ? (values.query ?? "") : `scene=${scene}`;
          await page.goto(new URL(`${path}${query ? `?${query}` : ""}`, base).href, {waitUntil: "load"});
          if (room) {
            await page
              .waitForSelector(".figure-live:not(.figure-busy) .panel:not(.panel-out) svg.stage", {
                timeout: 15_000
              })
              .catch(() => console.error(`${name}: the figure did not start`));
            if (presented) await page.locator("[data-tool=present]").click();
            else if (size === "narrow" && scene !== null)
              await page.locator(".figure-stepper").evaluate((e) => e.scrollIntoView({block: "center"}));
            await page
              .waitForSelector(".figure-live:not(.figure-busy)", {timeout: 15_000})
              .catch(() => console.error(`${name}: the figure stays busy`));
          }
          await page.waitForTimeout(350);
          const parts = [
            name.replace(/\W+/g, "-"),
            size,
            theme,
            presented ? "present" : "",
            scene ? `scene${scene}` : ""
          ];
          const file = join(folder, `${parts.filter(Boolean).join("-")}.png`);
          await page.screenshot({path: file, fullPage: Boolean(values.full) && !presented});
          console.log(file.slice(project.length + 1));
        }
      }
      await context.close();
    }
  }
}
await browser.close();
await site?.close();
