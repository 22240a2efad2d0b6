import {csvFormat} from "d3-dsv";
import type {Live} from "./figure.js";

/** Properties that the page's style sheet gives to marks, and that a file of its own must carry. */
const painted = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "visibility",
  "display"
];

const svgNamespace = "http://www.w3.org/2000/svg";

/** The picture as it stands, as SVG that needs no style sheet; canvases become images in it. */
export function pictureSvg(live: Live): {text: string; width: number; height: number} {
  const shown = live.shell.picture.querySelector<SVGSVGElement>("svg.stage");
  if (!shown) throw new Error("The figure has not been drawn yet.");
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const originals = shown.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, i) => {
    const style = getComputedStyle(originals[i]);
    for (const property of painted) {
      const value = style.getPropertyValue(property);
      if (value) element.style.setProperty(property, value);
    }
    for (const name of ["tabindex", "role", "data-ref", "class"]) element.removeAttribute(name);
  });
  for (const extra of copy.querySelectorAll(".handle-reach, .handle-halo, .handle-hint")) extra.remove();
  const {width, height} = shown.viewBox.baseVal;
  const pad = 12;
  copy.setAttribute("xmlns", svgNamespace);
  copy.setAttribute("viewBox", `${-pad} ${-pad} ${width + 2 * pad} ${height + 2 * pad}`);
  copy.setAttribute("width", String(width + 2 * pad));
  copy.setAttribute("height", String(height + 2 * pad));
  const layers = [...live.shell.picture.querySelectorAll<HTMLCanvasElement>(".layers canvas")].map(
    (canvas) => {
      const image = document.createElementNS(svgNamespace, "image");
      const share = (text: string, of: number) => String((Number.parseFloat(text) / 100) * of);
      image.setAttribute("href", canvas.toDataURL());
      image.setAttribute("x", share(canvas.style.left, width));
      image.setAttribute("y", share(canvas.style.top, height));
      image.setAttribute("width", share(canvas.style.width, width));
      image.setAttribute("height", share(canvas.style.height, height));
      image.setAttribute("preserveAspectRatio", "none");
      return image;
    }
  );
  const paper = document.createElementNS(svgNamespace, "rect");
  for (const [name, value] of Object.entries({
    x: -pad,
    y: -pad,
    width: width + 2 * pad,
    height: height + 2 * pad
  })) {
    paper.setAttribute(name, String(value));
  }
  paper.style.fill = getComputedStyle(document.documentElement).backgroundColor;
  copy.prepend(paper, ...layers);
  return {
    text: new XMLSerializer().serializeToString(copy),
    width: width + 2 * pad,
    height: height + 2 * pad
  };
}

/** The picture as a PNG at twice its size. */
export async function picturePng(live: Live): Promise<Blob> {
  const {text, width, height} = pictureSvg(live);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))))
  );
}

/** What the figure shows, as CSV. */
export function shownCsv(live: Live): string {
  return live.state ? csvFormat(live.spec.table(live.state)) : "";
}

export function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
