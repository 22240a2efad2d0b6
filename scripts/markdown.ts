import {readFileSync} from "node:fs";
import {join} from "node:path";
import katex from "katex";
import type MarkdownIt from "markdown-it";
import {type Question, questionOf, questions, sections} from "../src/questions.js";
import {readings, readingsFor} from "../src/readings.js";
import {home} from "./loader.js";
import type {Prerendered} from "./prepare.js";
import {project} from "./project.js";
import {replaceOrThrow} from "./replace.js";
import {slugs} from "./rooms.js";

/**
 * What pages may write beside Markdown:
 *   \( … \), \[ … \]   maths, typeset at build time; `\ref{k}{…}` links a symbol to marks of that name
 *   [[figure]]         the figure's still, which the page's cell brings to life
 *   [[scenes]] [[predict 1]] [[goals]] [[next]]   what the figure and the registry declare
 *   [[knn-k1: k-NN at k = 1]]   a link to another question's page in the words given, where that page is there
 *   [[knn-k1?scene=3: the map]]   and to a setting of its figure
 *   {{name}}           a number read from the figure, kept at its present value
 */
export function extendMarkdown(md: MarkdownIt): MarkdownIt {
  maths(md);
  directives(md);
  reads(md);
  elsewhere(md);
  lab(md);
  return md;
}

interface Context {
  path: string;
}

/** The slug of the page at `path`: /questions/<slug>/index or /embed/<slug>/index; the first page's figure has a name of its own. */
const slugOf = ({path}: Context): string => (path === "/index" ? home : (path.split("/")[2] ?? ""));

function prerendered(slug: string): Prerendered {
  return JSON.parse(readFileSync(join(project, ".cache/prerender", `${slug}.json`), "utf8")) as Prerendered;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[c] ?? c);

function typeset(source: string, displayMode: boolean): string {
  return katex.renderToString(source, {
    displayMode,
    output: "htmlAndMathml",
    throwOnError: true,
    strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
    trust: ({command}: {command: string}) => command === "\\htmlData",
    macros: {"\\ref": "\\htmlData{ref=#1}{#2}", "\\E": "\\mathbb{E}", "\\Var": "\\operatorname{Var}"}
  });
}

function maths(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "maths", (state, silent) => {
    const {src, pos} = state;
    const open = src.slice(pos, pos + 2);
    if (open !== "\\(" && open !== "\\[") return false;
    const end = src.indexOf(open === "\\(" ? "\\)" : "\\]", pos + 2);
    if (end < 0) return false;
    if (!silent) {
      const token = state.push("maths", "", 0);
      token.content = src.slice(pos + 2, end);
      token.meta = {display: open === "\\["};
    }
    state.pos = end + 2;
    return true;
  });
  md.renderer.rules.maths = (tokens, i) => typeset(tokens[i].content, tokens[i].meta.display);
}

function reads(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "read", (state, silent) => {
    const match = /^\{\{([\w-]+)\}\}/.exec(state.src.slice(state.pos, state.pos + 60));
    if (!match) return false;
    if (!silent) state.push("read", "", 0).content = match[1];
    state.pos += match[0].length;
    return true;
  });
  md.renderer.rules.read = (tokens, i, _options, env: Context) => {
    const slug = slugOf(env);
    const name = tokens[i].content;
    const {reads} = prerendered(slug);
    if (!Object.hasOwn(reads, name)) throw new Error(`${env.path}: the figure has no read “${name}”`);
    return `<span class="read" data-of="${slug}" data-read="${name}">${escapeHtml(reads[name])}</span>`;
  };
}

/** Links from the prose of one page to another: plain words where that page is not there, as in a site of some rooms. */
function elsewhere(md: MarkdownIt): void {
  md.inline.ruler.before("link", "elsewhere", (state, silent) => {
    const match = /^\[\[([a-z0-9-]+)(\?[^:\]\s]+)?: ([^\]]+)\]\]/.exec(state.src.slice(state.pos));
    if (!match) return false;
    const [all, slug, query = "", words] = match;
    if (!silent) {
      const {short} = questionOf(slug);
      const link = slugs.includes(slug);
      if (link) {
        state.push("link_open", "a", 1).attrs = [
          ["href", `../${slug}/${query}`],
          ["title", short]
        ];
      }
      state.push("text", "", 0).content = words;
      if (link) state.push("link_close", "a", -1);
    }
    state.pos += all.length;
    return true;
  });
}

/** The heading after which a page no longer speaks of what stands in the figure beside it. */
const labEnds = "Now break it";

/** Ends the part of a page that is read beside its figure. */
function lab(md: MarkdownIt): void {
  md.core.ruler.push("lab", (state) => {
    const {tokens} = state;
    const figure = tokens.findIndex((t) => t.type === "directive" && t.meta.name === "figure");
    if (figure < 0 || !(state.env as Context).path.startsWith("/questions/")) return;
    const end = tokens.findIndex(
      (t, i) => i > figure && t.type === "heading_open" && t.tag === "h2" && tokens[i + 1].content === labEnds
    );
    if (end < 0) throw new Error(`${(state.env as Context).path}: the page has no heading “${labEnds}”`);
    const block = (content: string) => Object.assign(new state.Token("html_block", "", 0), {content});
    tokens.splice(end, 0, block("</div>\n"));
    tokens.unshift(block(`<div class="question">\n`));
    tokens.push(block("</div>\n"));
  });
}

function directives(md: MarkdownIt): void {
  md.block.ruler.before("paragraph", "directive", (state, startLine, _endLine, silent) => {
    const line = state.src.slice(state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]);
    const match = /^\[\[(\w+)(?: (\d+))?\]\]\s*$/.exec(line);
    if (!match) return false;
    if (silent) return true;
    const token = state.push("directive", "", 0);
    token.meta = {name: match[1], number: Number(match[2] ?? 0)};
    state.line = startLine + 1;
    return true;
  });
  md.renderer.rules.directive = (tokens, i, _options, env: Context) => {
    const {name, number} = tokens[i].meta as {name: string; number: number};
    const slug = slugOf(env);
    if (name === "gallery") return gallery();
    if (name === "readings") return readingList();
    if (name === "next") return neighbors(slug);
    const page = prerendered(slug);
    switch (name) {
      case "figure":
        // The figure and what is read beside it: on a phone the picture stands still as long as this is in sight.
        if (slug === home)
          return replaceOrThrow(page.figure, "figure-rail", "hero-figure", "the first page's figure");
        return `${slugOf(env) && env.path.startsWith("/questions/") ? `<div class="lab">` : ""}<noscript><p class="no-script">Without scripts the figure below is a picture of its first setting, and its controls do nothing. The text and its numbers hold for that picture; the answers stand under the questions.</p></noscript><p class="no-script from-file-only">This page was opened from a disk, where browsers run no modules: the figure below is a picture. Serve the folder (any web server will do) to bring it to life.</p>${page.figure}`;
      case "scenes":
        return `<ol class="scenes">${page.scenes
          .map(
            ({title, text}, n) =>
              `<li><a href="?scene=${n + 1}" data-of="${slug}" data-scene="${n + 1}">${escapeHtml(title)}</a> <span class="scene-text">${escapeHtml(text)}</span></li>`
          )
          .join("")}</ol>`;
      case "predict": {
        const prediction = page.predictions[number - 1];
        if (!prediction) throw new Error(`${env.path}: the figure has no prediction ${number}`);
        // What stands here before scripts run has the shape of what takes its place, so that nothing moves.
        const answer = {
          choice: () =>
            `<fieldset disabled><legend class="visually-hidden">Your guess</legend>${prediction.options
              .map((o) => `<label class="predict-option"><input type="radio"> ${escapeHtml(o)}</label>`)
              .join("")}</fieldset>`,
          number: () =>
            `<div class="predict-number"><input type="range" disabled aria-label="Your guess"><span class="predict-value">move me</span><div class="predict-ends">&nbsp;</div></div>`,
          draw: () =>
            `<div class="predict-draw"><svg viewBox="0 0 360 216" class="drawing" aria-hidden="true"></svg></div>`
        }[prediction.kind]();
        return `<div class="predict" data-of="${slug}" data-predict="${number}"><p class="predict-ask">${escapeHtml(prediction.ask)}</p><div class="predict-answer">${answer}<div class="predict-buttons"><button type="button" class="strong" disabled>Show me</button></div></div><noscript><p class="predict-gap">Answer</p><p>${escapeHtml(prediction.answer)}</p></noscript></div>`;
      }
      case "goals":
        return `<ul class="goals">${page.goals
          .map(
            (ask, n) =>
              `<li data-of="${slug}" data-goal="${n + 1}">${escapeHtml(ask)} <span class="goal-mark">not yet</span> <button type="button" class="quiet" disabled>Show one way</button></li>`
          )
          .join("")}</ul>`;
      default:
        throw new Error(`${env.path}: there is no directive [[${name}]]`);
    }
  };
}

/** A tile for each question that has its page, in their sections, and a list of those to come. */
function gallery(): string {
  const tile = ({slug, question, answer}: Question): string => {
    const {thumb} = prerendered(slug);
    const picture = (theme: string) =>
      `<img class="only-${theme}" src="./stills/${theme}/${slug}.svg" alt="" loading="lazy" width="720" height="440">`;
    return `<li class="card" data-question="${slug}">${thumb ? `<div class="card-thumb" aria-hidden="true">${thumb}</div>` : picture("light") + picture("dark")}<h3><a href="./questions/${slug}/">${escapeHtml(question)}</a></h3><p>${escapeHtml(answer)}</p></li>`;
  };
  const there = sections.map((section) => {
    const members = questions.filter((q) => q.section === section && slugs.includes(q.slug));
    return members.length
      ? `<section><h2 class="section-title">${section}</h2><ul class="cards">${members.map(tile).join("")}</ul></section>`
      : "";
  });
  const coming = questions.filter((q) => !slugs.includes(q.slug));
  const list = coming.map(({slug, question}) => `<li data-question="${slug}">${escapeHtml(question)}</li>`);
  return `<div id="questions" class="gallery">${there.join("")}${
    coming.length
      ? `<section><h2 class="section-title">To come</h2><ul class="to-come">${list.join("")}</ul></section>`
      : ""
  }<section><h2 class="section-title">Reading</h2><p><a href="./reading.html" rel="external">The reading list</a>: five references, what each is good for, and the questions it serves.</p></section></div>`;
}

/** The references of the original list, each with the questions that it serves. */
const readingList = (): string =>
  readings
    .map(
      ({key, title, source, url, good, who, serves}) =>
        `<section class="reading" id="${key}"><h2><a href="${url}">${escapeHtml(title)}</a></h2><p class="reading-source">${escapeHtml(source)}</p><dl><dt>Good for</dt><dd>${escapeHtml(good)}</dd><dt>Who needs it</dt><dd>${escapeHtml(who)}</dd><dt>Questions here</dt><dd><ul>${serves
          .map(([slug, what]) => `<li>${questionLink(slug, "./questions/", `: ${what}`)}</li>`)
          .join("")}</ul></dd></dl></section>`
    )
    .join("");

/** A question's short name, as a link where its page is there, and what else is said of it. */
function questionLink(slug: string, folder: string, more = ""): string {
  const {short} = questionOf(slug);
  return slugs.includes(slug)
    ? `<a href="${folder}${slug}/">${escapeHtml(short)}</a>${escapeHtml(more)}`
    : `${escapeHtml(short + more)} <span class="coming">coming</span>`;
}

function neighbors(slug: string): string {
  const {needs, near} = questionOf(slug);
  const item = (other: string) => `<li>${questionLink(other, "../")}</li>`;
  const reading = readingsFor(slug).map(
    ({reading: {key, title}, what}) =>
      `<li><a href="../../reading.html#${key}" rel="external">${escapeHtml(title.split(":")[0])}</a>: ${escapeHtml(what)}</li>`
  );
  const list = (title: string, slugs: readonly string[]) =>
    slugs.length ? `<div><h3>${title}</h3><ul>${slugs.map(item).join("")}</ul></div>` : "";
  return `<div class="neighbors">${list("Know first", needs)}${list(
    "Neighbors",
    near.filter((other) => !needs.includes(other))
  )}${reading.length ? `<div><h3>On the reading list</h3><ul>${reading.join("")}</ul></div>` : ""}</div>`;
}
