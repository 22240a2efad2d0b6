import {textWidth} from "../marks/text-width.js";
import type {TableCell, TableContent} from "./contract.js";
import {h, setText} from "./dom.js";

const svgNamespace = "http://www.w3.org/2000/svg";

/** The texts of a cell: its name, itself, its note. */
const linesOf = ({name, text, note}: TableCell): [name: string, text: string, note: string] => [
  name ?? "",
  text,
  note ?? ""
];

/** Shows tables in `box`: texts are changed where the shape stays, and the table is built anew where it does not. */
export function createPanelTable(document: Document, box: HTMLElement): (content: TableContent) => void {
  let shape = "";
  let slots: Element[] = [];
  let said: string | null = null;
  return (content) => {
    const next = shapeOf(content);
    if (next !== shape) {
      shape = next;
      slots = build(document, box, content);
      said = null;
    }
    const texts = textsOf(content);
    slots.forEach((slot, i) => {
      setText(slot, texts[i]);
    });
    const all = texts.join("\n");
    if (all === said) return;
    said = all;
    const scroll = box.querySelector<HTMLElement>(".panel-scroll")?.style;
    scroll?.setProperty("--wide", leastWidth(content).toFixed(1));
    scroll?.setProperty("--high", leastHeight(content).toFixed(1));
  };
}

/** The longest piece of a text that stays on one line, in its own size. Stars come from another face, and are wide. */
const longest = (text: string, weight: 400 | 600): number =>
  Math.max(0, ...text.split(/[ \n-]/).map((word) => textWidth(word.replace(/\p{So}/gu, "W"), 1, weight)));

/** Sizes as the style has them, and the room at both sides of a cell. */
const [noteSize, sides] = [0.94, 0.8];

/** What cells say is large, but not where many stand in a row. */
const textSizeOf = ({head}: TableContent): number => (head.length > 5 ? 1.2 : 1.5);

/**
 * The width below which columns no longer stand beside each other, in the table's own font size: the style makes the letters
 * of a table smaller where its panel is narrower than that, or lower than `leastHeight`.
 */
export function leastWidth(content: TableContent): number {
  const {head, rows} = content;
  const textSize = textSizeOf(content);
  return head.reduce((sum, title, column) => {
    const words = rows.flatMap(({name, cells}) => {
      if (!column) return [longest(name, 600)];
      const [above, text, below] = linesOf(cells[column - 1]);
      return [longest(above, 400), textSize * longest(text, 600), noteSize * longest(below, 400)];
    });
    return sum + sides + Math.max(longest(title, column ? 600 : 400), ...words);
  }, 0);
}

/** A line's height, as the style has it, and the room above and below a cell. */
const [line, ends] = [1.25, 0.65];

/** The height that the rows need where none of their texts wraps, and a foot of two lines, in the table's own font size. */
export function leastHeight(content: TableContent): number {
  const textSize = textSizeOf(content);
  return content.rows.reduce(
    (sum, {cells}) =>
      sum +
      ends +
      line * Math.max(1, ...cells.map(({name, note}) => (name ? 1 : 0) + textSize + (note ? noteSize : 0))),
    line + ends + (content.foot ? 3.4 : 0)
  );
}

/** All that is not a text that may change by itself. */
const shapeOf = ({head, rows, foot}: TableContent): string =>
  JSON.stringify([
    head,
    foot === undefined,
    rows.map(({name, className, ref, cells}) => [
      name,
      className,
      ref,
      cells.map((c) => [c.name, c.className, c.ref, c.note === undefined])
    ])
  ]);

const textsOf = ({rows, foot}: TableContent): string[] => [
  ...rows.flatMap(({cells}) => cells.flatMap(linesOf)),
  ...(foot === undefined ? [] : [foot])
];

function build(document: Document, box: HTMLElement, content: TableContent): Element[] {
  const {head, rows, foot} = content;
  const slots: Element[] = [];
  const cell = (c: TableCell) => {
    const [name, text, note] = linesOf(c).map((_, i) =>
      h(document, "span", {class: ["cell-name", "cell-text", "cell-note"][i]})
    );
    slots.push(name, text, note);
    return h(document, "td", {class: c.className, "data-ref": c.ref}, name, text, note);
  };
  const table = h(
    document,
    "table",
    {class: "panel-table", style: `--text: ${textSizeOf(content)}em`},
    h(
      document,
      "thead",
      {},
      h(
        document,
        "tr",
        {},
        ...head.map((text, i) => h(document, i ? "th" : "td", i ? {scope: "col"} : {}, text))
      )
    ),
    h(
      document,
      "tbody",
      {},
      ...rows.map(({name, className, ref, cells}) =>
        h(
          document,
          "tr",
          {"data-ref": ref},
          h(document, "th", {scope: "row", class: className}, name),
          ...cells.map(cell)
        )
      )
    )
  );
  const line = foot === undefined ? null : h(document, "p", {class: "panel-foot"});
  if (line) slots.push(line);
  box.replaceChildren(h(document, "div", {class: "panel-scroll"}, table, line));
  return slots;
}

/** The table as part of a picture that leaves the page: its texts in columns. */
export function tableSvg(
  document: Document,
  {head, rows, foot}: TableContent,
  width: number
): {node: SVGGElement; height: number} {
  const node = document.createElementNS(svgNamespace, "g") as SVGGElement;
  const columns = head.length;
  const write = (x: number, y: number, text: string, className: string) => {
    if (!text) return;
    const element = document.createElementNS(svgNamespace, "text");
    element.setAttribute("x", String(x));
    element.setAttribute("y", String(y));
    element.setAttribute("class", className);
    element.textContent = text;
    node.append(element);
  };
  const at = (c: number) => Math.round((c * width) / columns);
  let y = 16;
  head.forEach((text, c) => {
    write(at(c), y, text, "tick-label");
  });
  for (const {name, className, cells} of rows) {
    y += 20;
    const tall = cells.some((c) => c.name) ? 16 : 0;
    write(at(0), y + tall, name, className ?? "axis-label");
    cells.forEach((c, i) => {
      const [above, text, below] = linesOf(c);
      write(at(i + 1), y, above, "tick-label");
      write(at(i + 1), y + tall, text, "panel-title");
      write(at(i + 1), y + tall + 16, below, "tick-label");
    });
    y += tall + (cells.some((c) => c.note) ? 16 : 0);
  }
  if (foot) {
    y += 24;
    write(0, y, foot, "axis-label");
  }
  return {node, height: y + 10};
}
