import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {project} from "../../scripts/project.js";

const css = readFileSync(join(project, "src/style/tokens.css"), "utf8");

/** The colors of one block, by name. */
function colors(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex])
  );
}

const [light, dark, system] = css
  .split("}\n")
  .map(colors)
  .filter((block) => Object.keys(block).length > 0);

/** Relative luminance, WCAG 2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ["light", light],
  ["dark", dark]
])("in the %s theme", (_, theme) => {
  test.each(["blue", "orange-line", "green", "faint", "edge", "taught"])("%s as a line has 3:1", (name) => {
    for (const ground of ["paper", "sheet"])
      expect(contrast(theme[name], theme[ground])).toBeGreaterThanOrEqual(3);
  });
  test.each(["ink", "soft", "blue-ink", "orange-ink", "green-ink", "taught", "link", "good", "bad"])(
    "%s as text has 4.5:1",
    (name) => {
      for (const ground of ["paper", "sheet"])
        expect(contrast(theme[name], theme[ground])).toBeGreaterThanOrEqual(4.5);
    }
  );
});

test("the system's dark is the dark that is chosen", () => {
  expect(system).toEqual(dark);
});
