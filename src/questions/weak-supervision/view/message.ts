import {group} from "../../../marks/axes.js";
import {fixed} from "../../../marks/format.js";
import {say} from "../../../marks/put.js";
import type {Here, Part, Place} from "../params.js";
import {evidence} from "../words.js";
import {layouts} from "./layout.js";

/** A text in lines of about `letters` letters, broken between words; what is beyond the last line is cut. */
export function wrap(text: string, letters: number, lines: number): string[] {
  const broken: string[] = [""];
  for (const word of text.split(" ")) {
    const last = broken[broken.length - 1];
    if (last && last.length + word.length >= letters) broken.push(word);
    else broken[broken.length - 1] = last ? `${last} ${word}` : word;
  }
  if (broken.length > lines) broken[lines - 1] = `${broken[lines - 1].slice(0, letters - 1)}…`;
  return broken.slice(0, lines);
}

/** Terms there is room for. */
const SLOTS = 8;

/** The message in view: its words, who voted and with what weight, and what either way makes of it. */
export function createMessage(stage: Place): Part {
  const {message: at, letters} = layouts[stage.mode];
  const root = group(stage.svg, "message");
  const line = (x: number, y: number, className: string) =>
    root.append("text").attr("class", className).attr("x", x).attr("y", y);
  const title = line(at.x, at.y, "panel-title");
  const words = [19, 35].map((dy) => line(at.x, at.y + dy, "axis-label").style("font-style", "italic"));
  const end = line(at.x, at.y + 54, "taught-text");
  const head = line(at.x, at.y + 71, "note-label");
  const cells = Array.from({length: SLOTS}, (_, k) => ({
    name: line(at.x + (k % 2) * (at.width / 2 + 4), at.y + 87 + (k >> 1) * 15, "legend-label"),
    weight: line(
      at.x + ((k % 2) + 1) * (at.width / 2) - (k % 2 ? 0 : 8),
      at.y + 87 + (k >> 1) * 15,
      "tick-label"
    ).attr("text-anchor", "end")
  }));
  return (state: Here) => {
    const {params: p, result: r, data} = state;
    const i = p.message - 1;
    const gold = p.gold || r.simulated ? (r.gold[i] > 0 ? "spam" : "ham") : null;
    say(
      title,
      `${r.simulated ? "Simulated item" : "Message"} ${p.message}${gold ? `, gold label: ${gold}` : ""}`
    );
    const lines = r.simulated ? ["It has votes, and no words."] : wrap(`“${data.texts[i]}”`, letters, 2);
    words.forEach((text, k) => {
      say(text, lines[k] ?? "");
    });
    const {terms, total, majority} = evidence(state);
    say(head, "The label model's log-odds of spam, term by term:");
    cells.forEach(({name, weight}, k) => {
      const more = k === SLOTS - 1 && terms.length > SLOTS;
      const term = terms[k];
      say(name, more ? `and ${terms.length - SLOTS + 1} more` : (term?.name ?? ""));
      say(
        weight,
        more
          ? signed(terms.slice(SLOTS - 1).reduce((sum, {value}) => sum + value, 0))
          : term
            ? signed(term.value)
            : ""
      );
    });
    say(
      end,
      `Label model: P(spam) ${fixed(r.fit.posterior[i])}, log-odds ${signed(total)}. Majority: ${majority}.`
    );
  };
}

const signed = (v: number): string => (v > 0 ? `+${fixed(v, 1)}` : fixed(v, 1));
