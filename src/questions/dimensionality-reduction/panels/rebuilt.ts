import {group} from "../../../marks/axes.js";
import {amount, tenth} from "../../../marks/format.js";
import {setText} from "../../../marks/set.js";
import {SIDE} from "../../../ml/glyphs.js";
import type {Room} from "../params.js";
import {pictureName} from "../words.js";
import {createTile} from "./tiles.js";

/** How many components are shown as pictures. */
const SHOWN = 6;

/** One picture as it is and rebuilt from m numbers, and the first components as pictures. */
export const rebuilt: Room["Picture"] = {
  id: "rebuilt",
  tab: "Pictures",
  title: ({params: {method}, result: {m}}) =>
    `Rebuilt from ${m} ${method === "random" ? "random direction" : "component"}${m === 1 ? "" : "s"} of 64`,
  with: {world: "digits"},
  reads: ({params: {method}, result: {original, rebuilt, vectors, m, row, byPca, byRandom}}) => [
    method,
    original,
    rebuilt,
    vectors,
    m,
    row,
    byPca,
    byRandom
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const root = group(stage.svg, "tiles");
    const {words, gap, large, left, small, strip: at} = arrange(width, height);
    const text = (x: number, y: number, className = "axis-label", anchor = "middle") =>
      root
        .append("text")
        .attr("class", className)
        .attr("x", tenth(x))
        .attr("y", tenth(y))
        .attr("text-anchor", anchor);
    const name = text(left + large / 2, 14);
    const built = text(left + large * 1.5 + 20, 14);
    const whole = createTile(root, {x: left, y: words, size: large, ref: "original"});
    const again = createTile(root, {x: left + large + 20, y: words, size: large, ref: "rebuilt"});
    const error = text(left + 2 * large + 20, words + large + 16, "note-label", "end").attr(
      "data-ref",
      "rebuilt"
    );
    const tiles = Array.from({length: SHOWN}, (_, k) => {
      const [column, row] = [k % at.columns, Math.floor(k / at.columns)];
      const place = {x: at.x + column * (small + gap), y: at.y + row * (small + gap)};
      return createTile(root, {...place, size: small, ref: "components"}, true);
    });
    const strip = text(at.x, at.y - 6, "note-label", "start");
    return ({params: {method}, result}) => {
      const {original, rebuilt, vectors, m, row, rowError, table, byPca, byRandom} = result;
      setText(name, pictureName(row, table.label?.[row]));
      setText(built, `from ${m} ${m === 1 ? "number" : "numbers"}`);
      setText(
        error,
        `squared error ${amount(rowError)}; mean of all ${table.n}: ${amount((byRandom ?? byPca).error)}`
      );
      // In another world the panel is not shown; nothing is drawn that is no picture.
      const picture = table.p === SIDE * SIDE;
      whole(picture ? original : null, 1);
      again(picture ? rebuilt : null, 1);
      setText(
        strip,
        method === "random"
          ? "components 1 to 6 (not used here)"
          : `components 1 to 6${m < SHOWN ? `, of which ${m} used` : ""}`
      );
      tiles.forEach((tile, k) => {
        tile(picture ? vectors[k] : null, 0.35);
      });
    };
  }
};

/** Components in a row below the two pictures, or, where the panel is wide, in two rows beside them. */
function arrange(width: number, height: number) {
  const [words, gap] = [20, 8];
  if (width > 1.7 * height) {
    const large = Math.max(40, Math.min(height - 2 * words - 4, (width - 60 - 0.5 * gap) / 3.5));
    const small = (large - gap) / 2;
    const left = (width - 2 * large - 3 * small - 2 * gap - 44) / 2;
    return {words, gap, large, left, small, strip: {x: left + 2 * large + 44, y: words, columns: SHOWN / 2}};
  }
  const small = Math.min((width - gap * (SHOWN - 1)) / SHOWN, 0.24 * height, 60);
  const large = Math.max(40, Math.min((width - 20) / 2, height - small - 3 * words - 14));
  const row = (width - SHOWN * small - (SHOWN - 1) * gap) / 2;
  return {
    words,
    gap,
    large,
    left: (width - 2 * large - 20) / 2,
    small,
    strip: {x: row, y: 2 * words + large + 24, columns: SHOWN}
  };
}
