import {percent} from "../../../marks/format.js";
import {testNames} from "../alarms.js";
import {between} from "../model.js";
import type {Room} from "../params.js";
import {pText, testTitles} from "../words.js";

/** What four tests say of this sample, and how often they alarm in such samples. */
export const tests: Room["Table"] = {
  id: "tests",
  tab: "Tests",
  share: 1.4,
  title: "Four tests of the residuals",
  reads: ({params: {strength}, result: {fit, counted, costs}}) => [fit, counted, strength, costs === null],
  table: ({params: {strength}, result: {fit, counted, costs}}) => {
    const often = (shares: readonly number[]) => (costs ? percent(between(shares, strength), 0) : "–");
    return {
      head: ["test of", "p here", "p < 5 % in"],
      rows: [
        ...testNames.map((name) => ({
          name: testTitles[name],
          cells: [{text: pText(fit.tests[name])}, {text: often(counted.alarms[name])}]
        })),
        {name: "any of the four", cells: [{text: ""}, {text: often(counted.alarms.any), ref: "alarms"}]}
      ]
    };
  }
};
