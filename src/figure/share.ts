import {openDialog} from "./dialog.js";
import {h} from "./dom.js";
import type {HeightMessage} from "./embed.js";
import {download, picturePng, pictureSvg, shownCsv} from "./export.js";
import type {Live} from "./figure.js";
import {frameCode, slideCode} from "./frame-code.js";
import {controlled, say, type Value} from "./params.js";
import {qrOrWhyNot, showLarge} from "./qr.js";
import {siteRoot} from "./tools.js";

/** The dialog that gives a setting away: as a link, as an embed, as a code for a room of phones, as a picture, as data. */
export function openShare(live: Live): void {
  const {spec} = live;
  const {dialog, body} = openDialog("Share this figure", "share-grid");
  const keys = controlled(spec.params);
  let scene: number | null = null;
  const visible = new Set(keys);
  let theme = "";
  /** A frame of a page, or one that fills a slide with the picture alone. */
  let slide = false;

  const addressOf = (folder: string): string => {
    const number = scene;
    const query = new URLSearchParams(
      number === null ? live.query() : {[`${live.prefix}scene`]: String(number)}
    );
    if (visible.size < keys.length) query.set("controls", [...visible].join(",") || "none");
    if (folder === "embed" && theme) query.set("theme", theme);
    if (folder === "embed" && slide) {
      query.set("size", "slide");
      query.set("controls", only.value || "none");
    }
    const url = new URL(`${folder}/${spec.slug}/`, siteRoot());
    url.search = query.toString();
    return url.href;
  };

  const pick = h(
    document,
    "select",
    {"aria-label": "What to share"},
    h(document, "option", {value: ""}, "exactly this setting"),
    ...spec.scenes.map(({title}, i) => h(document, "option", {value: i + 1}, `scene ${i + 1}: ${title}`))
  );
  const checks = keys.map((key) => {
    const box = h(document, "input", {type: "checkbox", checked: true});
    box.addEventListener("change", () => {
      if (box.checked) visible.add(key);
      else visible.delete(key);
      refresh();
    });
    return h(document, "label", {}, box, spec.params[key].label);
  });
  const only = h(
    document,
    "select",
    {"aria-label": "The control on the slide"},
    h(document, "option", {value: ""}, "none"),
    ...keys.map((key) => h(document, "option", {value: key}, spec.params[key].label))
  );
  const link = h(document, "input", {readonly: true, "aria-label": "Link"});
  const code = h(document, "textarea", {readonly: true, rows: 4, "aria-label": "Code to embed the figure"});
  const qr = h(document, "div", {class: "share-qr"});
  const width = h(document, "input", {
    type: "number",
    min: 280,
    max: 1400,
    step: 10,
    value: 720,
    "aria-label": "Width in pixels"
  });
  const height = h(document, "input", {
    type: "number",
    min: 200,
    max: 1400,
    step: 10,
    value: 720,
    "aria-label": "Height in pixels"
  });
  const themes = h(
    document,
    "select",
    {"aria-label": "Theme of the embedded figure"},
    ...[
      ["", "reader's theme"],
      ["light", "light"],
      ["dark", "dark"]
    ].map(([value, label]) => h(document, "option", {value}, label))
  );
  const use = h(
    document,
    "select",
    {"aria-label": "What the frame is for"},
    h(document, "option", {value: "page"}, "a web page: as high as it needs"),
    h(document, "option", {value: "slide"}, "a slide: the picture alone, filling the frame")
  );
  use.addEventListener("change", () => {
    slide = use.value === "slide";
    refresh();
  });
  only.addEventListener("change", () => refresh());
  const sizes = [h(document, "label", {}, "Width ", width), h(document, "label", {}, "Height ", height)];
  const one = h(document, "label", {}, "One control ", only);
  const preview = h(document, "iframe", {
    class: "share-preview",
    title: `Preview: ${spec.title}`,
    loading: "lazy"
  });
  const setting = keys
    .map(
      (key) =>
        `${spec.params[key].label}: ${say(spec.params[key], (live.params as Record<string, Value>)[key])}`
    )
    .join("; ");

  let pending: ReturnType<typeof setTimeout> | undefined;
  function refresh(): void {
    link.value = addressOf("questions");
    const source = addressOf("embed");
    code.value = slide
      ? slideCode(source, spec.title)
      : frameCode(source, spec.title, width.valueAsNumber || 720, height.valueAsNumber || 720);
    for (const label of sizes) label.hidden = slide;
    one.hidden = !slide;
    qr.replaceChildren(...qrOrWhyNot(link.value));
    clearTimeout(pending);
    pending = setTimeout(() => {
      if (preview.src !== source) preview.src = source;
      preview.style.height = slide ? "22rem" : `${height.valueAsNumber || 720}px`;
      preview.style.maxWidth = `${width.valueAsNumber || 720}px`;
    }, 200);
  }
  pick.addEventListener("change", () => {
    scene = pick.value ? Number(pick.value) : null;
    refresh();
  });
  themes.addEventListener("change", () => {
    theme = themes.value;
    refresh();
  });
  for (const field of [width, height]) field.addEventListener("change", refresh);

  const said = h(document, "span", {role: "status", class: "step-verdict"});
  const copy = (from: HTMLInputElement | HTMLTextAreaElement) =>
    h(
      document,
      "button",
      {
        type: "button",
        onclick: async () => {
          from.select();
          try {
            await navigator.clipboard.writeText(from.value);
            said.textContent = "Copied.";
          } catch {
            said.textContent = "Selected: copy it with your keyboard.";
          }
        }
      },
      "Copy"
    );
  const save = (label: string, make: () => Promise<Blob> | Blob, extension: string) =>
    h(
      document,
      "button",
      {
        type: "button",
        onclick: async () => {
          try {
            download(`${spec.slug}.${extension}`, await make());
            said.textContent = `Saved ${spec.slug}.${extension}.`;
          } catch (error) {
            said.textContent = error instanceof Error ? error.message : String(error);
          }
        }
      },
      label
    );

  body.append(
    h(
      document,
      "div",
      {},
      h(document, "p", {}, h(document, "label", {}, "Share ", pick)),
      h(
        document,
        "fieldset",
        {class: "share-options"},
        h(document, "legend", {}, "Controls left visible"),
        ...checks
      ),
      h(document, "h3", {}, "Link"),
      h(document, "div", {class: "share-copy"}, link, copy(link)),
      h(document, "p", {class: "control-help"}, setting),
      ...(showsOwn(live)
        ? [
            h(
              document,
              "p",
              {class: "control-help share-own"},
              "The link does not carry your table: who opens it sees the figure's own data, and is told so. A picture, or the CSV, carries what you see."
            )
          ]
        : []),
      h(document, "h3", {}, "For a room of phones"),
      qr,
      h(
        document,
        "p",
        {},
        h(
          document,
          "button",
          {type: "button", onclick: () => showLarge(link.value, spec.title)},
          "As large as the screen"
        )
      ),
      h(document, "h3", {}, "For a chat or a paper: picture and data of what is shown"),
      h(
        document,
        "p",
        {},
        save("SVG", () => new Blob([pictureSvg(live).text], {type: "image/svg+xml"}), "svg"),
        " ",
        save("PNG", () => picturePng(live), "png"),
        " ",
        save("CSV", () => new Blob([shownCsv(live)], {type: "text/csv"}), "csv"),
        " ",
        said
      )
    ),
    h(
      document,
      "div",
      {},
      h(document, "h3", {}, "Embed"),
      h(
        document,
        "p",
        {class: "share-options"},
        h(document, "label", {}, "For ", use),
        ...sizes,
        one,
        themes
      ),
      code,
      h(document, "p", {}, copy(code)),
      preview
    )
  );
  // The preview does what the code in the other page will do.
  const obey = ({data, source}: MessageEvent<HeightMessage | undefined>) => {
    if (!slide && source === preview.contentWindow && data?.type === "decision-boundary:height")
      preview.style.height = `${data.height}px`;
  };
  addEventListener("message", obey);
  dialog.addEventListener("close", () => removeEventListener("message", obey));
  refresh();
}

/** Whether the figure shows a table that the reader brought. */
function showsOwn({spec: {own}, params}: Live): boolean {
  const value = own && (params as Record<string, Value>)[own.param];
  return typeof value === "string" && value.startsWith(own?.option ?? "");
}
