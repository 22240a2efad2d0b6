import type {Live} from "./figure.js";

/** The message that an embedded figure sends to the page round it whenever its height changes. */
export interface HeightMessage {
  type: "decision-boundary:height";
  slug: string;
  /** CSS pixels. */
  height: number;
}

/** Reports the figure's height, so that a page can fit its iframe. */
export function embed(live: Live): void {
  let last = 0;
  const sizes = new ResizeObserver(() => {
    const height = Math.ceil(live.root.getBoundingClientRect().height) + 2;
    if (height === last) return;
    last = height;
    const message: HeightMessage = {type: "decision-boundary:height", slug: live.spec.slug, height};
    // The height is no secret, and who embeds the figure cannot be known here.
    parent.postMessage(message, "*");
  });
  sizes.observe(live.root);
}
