import {h} from "./dom.js";
import type {Live} from "./figure.js";
import {styled} from "./late.js";

/** Whether this page is the figure alone in an iframe. */
export const embedded = (): boolean => document.documentElement.classList.contains("embed");

/** How pages are reached from here, on any host and under any path: the build writes it into the page. */
export const siteRoot = (): URL =>
  new URL(document.querySelector<HTMLMetaElement>("meta[name=site-root]")?.content ?? "./", location.href);

/** The buttons over the picture. What they open is fetched when it is first wanted. */
export function createTools(live: Live, {hidden}: {hidden: ReadonlySet<string> | null}): void {
  const {shell, spec} = live;
  const button = (label: string, title: string, action: () => void) =>
    h(
      document,
      "button",
      {type: "button", title, "data-tool": label.toLowerCase().replace(/ /g, "-"), onclick: action},
      label
    );
  const own = spec.own;
  const source = new URL(`source/${spec.slug}/`, siteRoot()).href;
  const page = new URL(`questions/${spec.slug}/`, siteRoot()).href;
  shell.tools.append(
    ...(own && (hidden === null || hidden.has(own.param))
      ? [
          button("Your data", "Use a table of your own; it stays in this browser", () => {
            styled(import("./own/dialog.js")).then(({openOwn}) => openOwn(live));
          })
        ]
      : []),
    button("Reset", "Back to the first setting", () => live.go({})),
    ...(embedded()
      ? [pageLink(live, page)]
      : [
          button("Share", "Link, embed, QR code, pictures and data of this setting", () => {
            styled(import("./share.js")).then(({openShare}) => openShare(live));
          }),
          button("Present", "The figure alone, large; arrow keys step, Escape leaves", () => {
            styled(import("./present.js")).then(({present}) => present(live));
          }),
          h(document, "a", {href: source, title: "Read the code that computes this figure"}, "Code")
        ])
  );
}

/** The way from a frame to the figure's page, at the setting that the frame shows when it is taken. */
function pageLink(live: Live, page: string): HTMLElement {
  const link = h(
    document,
    "a",
    {href: page, target: "_blank", rel: "noopener", title: "Open the page"},
    "Open page"
  );
  const follow = () => {
    const query = live.query();
    link.href = query ? `${page}?${query}` : page;
  };
  for (const event of ["pointerenter", "pointerdown", "focus", "click"]) link.addEventListener(event, follow);
  return link;
}
