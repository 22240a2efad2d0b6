import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {deviation, mean} from "d3-array";
import {csvParse} from "d3-dsv";
import {random, shuffle} from "../../ml/random.js";
import {bagsOf, testAccuracy, trainedScores} from "./classifier.js";
import {type Data, TRAIN} from "./params.js";

const SIZES = [10, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200];
/** Random draws of the gold labels at each size. */
const DRAWS = 100;

const thousandths = (v: number): number => Math.round(v * 1000) / 1000;

/** The messages of data/messages.csv, and what the classifier reaches with gold labels. */
export function compute(): Data {
  const file = fileURLToPath(new URL("../../../data/messages.csv", import.meta.url));
  const rows = csvParse(readFileSync(file, "utf8"));
  const texts = rows.map((row) => row.text);
  const gold = rows.map((row) => (row.label === "spam" ? "1" : "0")).join("");
  const bags = bagsOf({texts, gold});
  const accuracies = SIZES.map((size) =>
    Array.from({length: size < TRAIN ? DRAWS : 1}, (_, draw) => {
      const weights = new Float64Array(TRAIN);
      for (const i of shuffle(
        Array.from({length: TRAIN}, (_, i) => i),
        random(draw + 1, size)
      ).slice(0, size))
        weights[i] = 1;
      return testAccuracy(bags, trainedScores(bags, bags.gold.subarray(0, TRAIN), weights));
    })
  );
  return {
    texts,
    gold,
    curve: {
      size: SIZES,
      mean: accuracies.map((a) => thousandths(mean(a) ?? 0)),
      sd: accuracies.map((a) => thousandths(deviation(a) ?? 0))
    }
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
