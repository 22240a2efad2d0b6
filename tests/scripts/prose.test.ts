import {readFileSync} from "node:fs";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {extendMarkdown} from "../../scripts/markdown.js";
import {project} from "../../scripts/project.js";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {readQuery} from "../../src/figure/address.js";
import {questionOf, questions} from "../../src/questions.js";

const render = (text: string): string =>
  extendMarkdown(new MarkdownIt()).renderInline(text, {path: "/questions/knn-k1/index"});

describe("a link from prose to another question", () => {
  it("is a link where that page is there, words where it is not, and an error where there is no such question", () => {
    expect(render("see [[sum-of-squares: squares & more]].")).toBe(
      'see <a href="../sum-of-squares/" title="Sum of squares">squares &amp; more</a>.'.replace(
        "Sum of squares",
        questionOf("sum-of-squares").short
      )
    );
    expect(render("[[knn-k1?scene=3: the map]]")).toContain('href="../knn-k1/?scene=3"');
    expect(() => render("[[no-such-page: words]]")).toThrow("no question");
    const missing = questions.find(({slug}) => !slugs.includes(slug));
    if (missing) expect(render(`[[${missing.slug}: words]]`)).toBe("words");
  });

  const links = slugs.flatMap((slug) =>
    [
      ...readFileSync(join(project, "src/questions", slug, "index.md"), "utf8").matchAll(
        /\[\[([a-z0-9-]+)(\?[^:\]\s]+)?: [^\]]+\]\]/g
      )
    ].map(([all, to, query]) => ({from: slug, all, to, query}))
  );
  it("leads to another page, and to a setting that the figure there knows", async () => {
    for (const {from, all, to, query} of links) {
      expect(questionOf(to).slug, all).not.toBe(from);
      if (!query || !slugs.includes(to)) continue;
      const {spec} = await loadRoom(to);
      const read = readQuery(spec.params, query, {
        prefix: "",
        scenes: spec.scenes.map(({params}) => params)
      });
      expect(read.notes, `${from}: ${all}`).toEqual([]);
    }
  });
});

describe("prose", () => {
  it.each(slugs)("of %s has the house’s quotation marks and apostrophes", (slug) => {
    const page = readFileSync(join(project, "src/questions", slug, "index.md"), "utf8");
    const prose = page
      .replace(/```[\s\S]*?```/g, "")
      .replace(/`[^`]*`|<[^>]*>|\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]/g, "");
    expect(prose.match(/.{0,20}["'].{0,20}/g)).toBeNull();
  });
});
