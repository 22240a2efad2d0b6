import type {Live} from "./figure.js";

/** The message that an embedded figure sends to the page round it whenever the height that it needs changes. */
export interface HeightMessage {
  type: "decision-boundary:height";
  slug: string;
  /** CSS pixels. */
  height: number;
}

/** The message that a page sends to the figure in its frame, when its own theme changes; null follows the reader's system. */
export interface ThemeMessage {
  type: "decision-boundary:theme";
  theme: "light" | "dark" | null;
}

/** Reports the height that the figure needs, so that a page can fit its frame, and follows the page's theme. */
export function embed(live: Live): void {
  let last = 0;
  // What the figure needs does not depend on the frame's height: no style of a frame's page does, but that of a slide,
  // which fills its frame and so has no height of its own to report.
  const slide = document.documentElement.classList.contains("slide");
  const main = live.root.closest("main") ?? live.root;
  const sizes = new ResizeObserver(() => {
    const height = Math.ceil(main.getBoundingClientRect().height);
    if (height === last || slide) return;
    last = height;
    report();
  });
  const report = (): void => {
    const message: HeightMessage = {type: "decision-boundary:height", slug: live.spec.slug, height: last};
    // The height is no secret, and who embeds the figure cannot be known here.
    if (last) parent.postMessage(message, "*");
  };
  sizes.observe(main);
  addEventListener("message", ({data, source}: MessageEvent<unknown>) => {
    if (source !== parent) return;
    // Who begins to listen late asks.
    if (isHeightQuestion(data)) report();
    if (!isThemeMessage(data)) return;
    if (data.theme) document.documentElement.dataset.theme = data.theme;
    else delete document.documentElement.dataset.theme;
  });
}

const isHeightQuestion = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "type" in data && data.type === "decision-boundary:height";

function isThemeMessage(data: unknown): data is ThemeMessage {
  if (typeof data !== "object" || data === null || !("type" in data) || !("theme" in data)) return false;
  return (
    data.type === "decision-boundary:theme" &&
    (data.theme === "light" || data.theme === "dark" || data.theme === null)
  );
}
