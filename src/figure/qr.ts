import {encode} from "uqr";
import {openDialog} from "./dialog.js";
import {h} from "./dom.js";

/** Longer links make codes so fine that phones do not read them from a wall. */
const mostInCode = 600;

const svgNamespace = "http://www.w3.org/2000/svg";

/** The code of a link, or the reason why there is none. */
export function qrOrWhyNot(text: string): (Element | string)[] {
  if (text.length <= mostInCode) return [qrCode(text)];
  return [
    h(
      document,
      "p",
      {class: "control-help"},
      `This link has ${text.length} characters, more than phones read from a code: share a scene, or send the link.`
    )
  ];
}

/** The code as large as the screen, until it is clicked away. */
export function showLarge(text: string, title: string): void {
  const {dialog, body} = openDialog(title, "qr-room");
  dialog.classList.add("sheet-full");
  body.append(...qrOrWhyNot(text), h(document, "p", {class: "qr-link"}, text));
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
