import type MarkdownIt from "markdown-it";
import {extendMarkdown} from "./scripts/markdown.js";
import {slugs} from "./scripts/rooms.js";
import {prepareWanted} from "./scripts/wanted.js";

/** The way from the page at `path` to the site's root: "./", "../../". */
const rootFrom = (path: string): string => "../".repeat(path.split("/").length - 2) || "./";

// Before the first paint, so that no page flashes in the other theme: the link's theme, else the reader's choice.
const theme = `(()=>{const d=document.documentElement,q=new URLSearchParams(location.search).get("theme");let t=q;if(t!=="light"&&t!=="dark")try{t=localStorage.getItem("theme")}catch{}if(t==="light"||t==="dark")d.dataset.theme=t})()`;

// Text appears once its fonts are unpacked, a few milliseconds after the style sheets that bring them; never later than a blink.
const fonts = `(()=>{const d=document.documentElement,f=document.fonts;if(!f)return;d.classList.add("fonts-wait");const show=()=>d.classList.remove("fonts-wait");Promise.allSettled([...f].map(x=>x.load())).then(show);setTimeout(show,700)})()`;

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
<link rel="stylesheet" href="/type/text.css">${
      path.startsWith("/questions/") ? `\n<link rel="stylesheet" href="/type/math.css">` : ""
    }
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<script>${fonts};${theme}${embed ? `;document.documentElement.classList.add("embed")` : ""}</script>`;
  },
  header: ({path}: {path: string}) =>
    path.startsWith("/embed/")
      ? null
      : `<a class="skip" href="#observablehq-main">Skip to the page</a>
<a class="brand" href="${path === "/404" ? "#home" : rootFrom(path)}" rel="external"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path class="brand-a" d="M12 1A11 11 0 0 0 12 23C7 18 17 8 12 1Z"/><path class="brand-b" d="M12 1A11 11 0 0 1 12 23C7 18 17 8 12 1Z"/></svg> Decision Boundary</a>
<nav aria-label="Site"><a href="${path === "/404" ? "" : rootFrom(path)}${path === "/404" ? "#home" : "#questions"}" rel="external">All questions</a><button type="button" class="theme-switch" hidden>Theme</button></nav>
<script>(()=>{const d=document.documentElement,b=document.querySelector(".theme-switch"),m=matchMedia("(prefers-color-scheme: dark)"),dark=()=>d.dataset.theme?d.dataset.theme==="dark":m.matches,say=()=>{b.textContent=dark()?"Light":"Dark";b.setAttribute("aria-label",dark()?"Switch to the light theme":"Switch to the dark theme")};b.hidden=false;say();m.addEventListener("change",say);b.onclick=()=>{d.dataset.theme=dark()?"light":"dark";try{localStorage.setItem("theme",d.dataset.theme)}catch{}say()}})()</script>`,
  footer: ({path}: {path: string}) =>
    path.startsWith("/embed/")
      ? null
      : `<p>${path === "/404" ? "" : `<a href="${rootFrom(path)}speed" rel="external">How fast it is</a>. `}Every number on this site is computed on the page or held by a test. Your data and your settings stay in your browser and in your links.</p>`
};
