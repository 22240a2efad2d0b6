import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Resvg} from "@resvg/resvg-js";
import {expect, test} from "vitest";
import {cardOf, plain} from "../../scripts/cards.js";
import {pictureStyle} from "../../scripts/style.js";
import {staticFace} from "../../scripts/type.js";
import {textWidth} from "../../src/marks/text-width.js";
import {questions} from "../../src/questions.js";

const thumb =
  '<svg class="stage" viewBox="0 0 240 150"><path d="M0,0L240,150" class="axis-line"></path></svg>';

test("the style of a card names no color and asks no condition", () => {
  const css = plain(pictureStyle());
  expect(css).not.toMatch(/var\(|@media|@supports/);
  expect(css).toMatch(/\.axis-line \{[^}]*#[0-9a-f]{6}/);
});

test("every question fits on its card", () => {
  for (const {question} of questions) {
    const card = cardOf(question, thumb);
    const lines = [...card.matchAll(/<text x="70" y="([\d.]+)" font-size="(\d+)"[^>]*>([^<]*)</g)];
    expect(
      lines
        .map(([, , , line]) => line)
        .join(" ")
        .replaceAll("&amp;", "&")
    ).toBe(question);
    for (const [, y, size, line] of lines) {
      expect(textWidth(line, Number(size), 600), line).toBeLessThanOrEqual(540);
      expect(Number(y), question).toBeLessThan(510);
    }
  }
});

test("a card is a picture of 1200 by 630 pixels, with the site's own letters", async () => {
  const folder = mkdtempSync(join(tmpdir(), "face-"));
  try {
    const file = join(folder, "600.ttf");
    writeFileSync(file, await staticFace(600));
    const pixels = (fontFiles: string[]) =>
      new Resvg(cardOf("Why?", null), {
        font: {fontFiles, loadSystemFonts: false, defaultFontFamily: "Source Sans 3"}
      }).render();
    const drawn = pixels([file]);
    expect([drawn.width, drawn.height]).toEqual([1200, 630]);
    expect(drawn.asPng().subarray(1, 4).toString()).toBe("PNG");
    expect(drawn.pixels.equals(pixels([]).pixels), "letters are drawn").toBe(false);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});
