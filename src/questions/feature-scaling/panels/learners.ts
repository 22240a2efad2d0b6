import {fixed, plural} from "../../../marks/format.js";
import {learners as kinds} from "../learners.js";
import type {Room} from "../params.js";
import {columns} from "../scale.js";
import {conditionText, nameOf} from "../words.js";

/** Every learner under every scale. */
export const learners: Room["Table"] = {
  id: "learners",
  tab: "Learners",
  title: "Test rows answered right, in %",
  share: 1.2,
  reads: ({settled, result: {key}}) => [key.sample, settled.fit, settled.k, settled.lambda],
  table: ({settled, result: {compared, tests}}) => ({
    head: ["", "k-NN", "tree", "least sq.", "ridge", "κ"],
    rows: columns
      .filter((name) => name !== "kilo" || settled.table !== "own")
      .map((name) => ({
        name: nameOf(name, settled.table),
        cells: [
          ...kinds.map((learner) => ({
            text: fixed(100 * compared.accuracy[name][learner], 0),
            note: name === "raw" ? "" : `≠\u00a0${compared.moved[name][learner]}`,
            ref: learner
          })),
          {text: conditionText(compared.descents[name]), note: "", ref: "condition"}
        ]
      })),
    foot: `≠: of ${plural(tests, "test row")}, answered otherwise than in raw units. κ: the condition number that gradient descent meets.`
  })
};
