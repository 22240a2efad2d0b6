import type MarkdownIt from "markdown-it";
import {cardPath} from "./scripts/card-path.js";
import {extendMarkdown} from "./scripts/markdown.js";
import {slugs} from "./scripts/rooms.js";
import {prepareWanted} from "./scripts/wanted.js";
import {questions} from "./src/questions.js";

/** The way from the page at `path` to the site's root: "./", "../../". */
const rootFrom = (path: string): string => "../".repeat(path.split("/").length - 2) || "./";

// Before the first paint, so that no page flashes in the other theme: the link's theme, else the reader's choice.
const theme = `(()=>{const d=document.documentElement,q=new URLSearchParams(location.search).get("theme");let t=q;if(t!=="light"&&t!=="dark")try{t=localStorage.getItem("theme")}catch{}if(t==="light"||t==="dark")d.dataset.theme=t})()`;

// A figure in a frame; for a slide the picture alone, as large as the frame.
const frame = `document.documentElement.classList.add("embed",...(new URLSearchParams(location.search).get("size")==="slide"?["slide"]:[]))`;

// A link that asks for a setting: until the figure lives, its still shows another one.
// So does one that was opened from a disk, where browsers let no module be read.
const asked = `(()=>{const d=document.documentElement,q=new URLSearchParams(location.search);for(const k of q.keys())if(!/^(theme|controls|size|present|utm_.*|.*clid)$/.test(k))d.classList.add("asked");if(location.protocol==="file:")d.classList.add("from-file")})()`;

// Text appears once its fonts are unpacked, a few milliseconds after the style sheets that bring them; never later than a blink.
const fonts = `(()=>{const d=document.documentElement,f=document.fonts;if(!f)return;d.classList.add("fonts-wait");const show=()=>d.classList.remove("fonts-wait");Promise.allSettled([...f].map(x=>x.load())).then(show);setTimeout(show,700)})()`;

// A link that lost its last slash, where the host does not mend it: a page in a folder finds its parts from there only.
const slash = `if(/^https?:/.test(location.protocol)&&!/\\/$|\\.html$/.test(location.pathname))location.replace(location.pathname+"/"+location.search+location.hash)`;

const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** What a chat or a search engine shows of a link to the page at `path`. */
function card(path: string): string {
  const slug = /^\/(?:questions|embed)\/([^/]+)\//.exec(path)?.[1];
  const about = questions.find((question) => question.slug === slug);
  const title = about?.question ?? "Decision Boundary";
  const text = about?.answer ?? "Live, explorable figures for machine-learning interview questions.";
  const site = process.env.SITE_URL?.replace(/\/*$/, "");
  return `<meta name="description" content="${attribute(text)}">
<meta property="og:title" content="${attribute(title)}">
<meta property="og:description" content="${attribute(text)}">${
    site
      ? `\n<meta property="og:url" content="${attribute(site + path.replace(/index$/, ""))}">
<meta property="og:image" content="${attribute(`${site}/${cardPath(about?.slug)}`)}">
<meta name="twitter:card" content="summary_large_image">`
      : ""
  }`;
}

export default {
  root: "src",
  output: process.env.SITE_OUTPUT ?? "dist",
  title: "Decision Boundary",
  style: "style/index.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  pages: [],
  dynamicPaths: [
    "/search.json",
    ...slugs.flatMap((slug) => [`/embed/${slug}/index`, `/source/${slug}/index`])
  ],
  interpreters: {".ts": ["node", "--import", "tsx"]},
  markdownIt: (md: MarkdownIt) => prepareWanted(extendMarkdown(md)),
  head: ({path}: {path: string}) => {
    const root = rootFrom(path);
    const embed = path.startsWith("/embed/");
    return `<meta name="site-root" content="${root}">
<meta name="color-scheme" content="light dark">
${card(path)}
<link rel="stylesheet" href="/type/text.css">${
      path.startsWith("/questions/") ? `\n<link rel="stylesheet" href="/type/math.css">` : ""
    }${path.startsWith("/questions/") || embed ? `\n<link rel="stylesheet" href="/style/late.css" class="late" disabled>` : ""}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<script>${path.endsWith("/index") && path !== "/index" ? `${slash};` : ""}${fonts};${theme};${asked}${embed ? `;${frame}` : ""}</script>`;
  },
  header: ({path}: {path: string}) =>
    path.startsWith("/embed/")
      ? null
      : `<a class="skip" href="#observablehq-main">Skip to the page</a>
<a class="brand" href="${path === "/404" ? "#home" : rootFrom(path)}" rel="external"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path class="brand-a" d="M12 1A11 11 0 0 0 12 23C7 18 17 8 12 1Z"/><path class="brand-b" d="M12 1A11 11 0 0 1 12 23C7 18 17 8 12 1Z"/></svg> Decision Boundary</a>
<nav aria-label="Site"><a href="${path === "/404" ? "" : rootFrom(path)}${path === "/404" ? "#home" : "#questions"}" rel="external">All questions</a><button type="button" class="theme-switch">Theme</button><noscript><style>.theme-switch{display:none}</style></noscript></nav>
<script>(()=>{const d=document.documentElement,b=document.querySelector(".theme-switch"),m=matchMedia("(prefers-color-scheme: dark)"),dark=()=>d.dataset.theme?d.dataset.theme==="dark":m.matches,say=()=>{b.textContent=dark()?"Light":"Dark";b.setAttribute("aria-label",dark()?"Switch to the light theme":"Switch to the dark theme")};say();m.addEventListener("change",say);b.onclick=()=>{d.dataset.theme=dark()?"light":"dark";try{localStorage.setItem("theme",d.dataset.theme)}catch{}say()}})()</script>`,
  footer: ({path}: {path: string}) =>
    path.startsWith("/embed/")
      ? null
      : `<p>${path === "/404" ? "" : `<a href="${rootFrom(path)}speed.html" rel="external">How fast it is</a>. <a href="${rootFrom(path)}licenses.txt" rel="external">Licenses</a>. `}Every number on this site is computed on the page or held by a test. Your data and your settings stay in your browser and in your links.</p>`
};
