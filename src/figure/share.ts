import {encode} from "uqr";
import {openDialog} from "./dialog.js";
import {h} from "./dom.js";
import {download, picturePng, pictureSvg, shownCsv} from "./export.js";
import type {Live} from "./figure.js";
import {controlled, say, type Value} from "./params.js";
import {siteRoot} from "./tools.js";

const svgNamespace = "http://www.w3.org/2000/svg";

/** The dialog that gives a setting away: as a link, as an embed, as a code for a room of phones, as a picture, as data. */
export function openShare(live: Live): void {
  const {spec} = live;
  const {body} = openDialog("Share this figure", "share-grid");
  const keys = controlled(spec.params);
  let scene: number | null = null;
  const visible = new Set(keys);
  let theme = "";

  const addressOf = (folder: string): string => {
    const number = scene;
    const query = new URLSearchParams(
      number === null ? live.query() : {[`${live.prefix}scene`]: String(number)}
    );
    if (visible.size < keys.length) query.set("controls", [...visible].join(",") || "none");
    if (folder === "embed" && theme) query.set("theme", theme);
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
    code.value = `<iframe src="${source.replace(/&/g, "&amp;")}" title="${spec.title.replace(/"/g, "&quot;")}" width="${width.valueAsNumber || 720}" height="${height.valueAsNumber || 720}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
    qr.replaceChildren(qrCode(link.value));
    clearTimeout(pending);
    pending = setTimeout(() => {
      if (preview.src !== source) preview.src = source;
      preview.style.height = `${height.valueAsNumber || 720}px`;
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
      h(document, "h3", {}, "For a room of phones"),
      qr,
      h(document, "h3", {}, "Picture and data of what is shown"),
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
        h(document, "label", {}, "Width ", width),
        h(document, "label", {}, "Height ", height),
        themes
      ),
      code,
      h(document, "p", {}, copy(code)),
      preview
    )
  );
  preview.addEventListener("load", () => {
    const inner = preview.contentDocument?.querySelector(".figure");
    if (inner) preview.style.height = `${Math.ceil(inner.getBoundingClientRect().height) + 24}px`;
  });
  refresh();
}

/** The address as a QR code, medium error correction. */
function qrCode(text: string): SVGSVGElement {
  const {size, data} = encode(text, {ecc: "M", border: 2});
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "QR code of the link");
  const path = document.createElementNS(svgNamespace, "path");
  let d = "";
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) d += `M${x},${y}h1v1h-1z`;
    });
  });
  path.setAttribute("d", d);
  path.setAttribute("fill", "#000000");
  svg.append(path);
  return svg;
}
