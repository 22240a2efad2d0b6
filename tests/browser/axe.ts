import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds in the document, or in the part of it that a selector names. Themes differ in color only: in the dark
 * nothing else is looked at again.
 */
export async function findings(
  page: Page,
  {dark = false, part}: {dark?: boolean; part?: string} = {}
): Promise<string[]> {
  if (!(await page.evaluate("Boolean(globalThis.axe)"))) await page.evaluate(axe);
  return (await page.evaluate(
    `axe.run(${part ? JSON.stringify(part) : "document"}, {resultTypes: ["violations"]${dark ? ', runOnly: ["color-contrast"]' : ""}}).then(({violations}) => violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 4).join(" | ")))`
  )) as string[];
}
