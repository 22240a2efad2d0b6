import {fixed} from "../../marks/format.js";
import {CROWDS, curveKey, OWN, type Way} from "./measure.js";
import {model} from "./model.js";
import type {Room} from "./params.js";
import {described, FILMS, features, PREMIERE} from "./shelf.js";
import {crossing, PLACES, worthOf} from "./words.js";

type Here = Room["State"];

const shown = ({result: {lists}}: Pick<Here, "result">, list: "content" | "collaborative"): string =>
  lists[list].slice(0, PLACES).join();

/** The same setting with another crowd. */
const withCrowd = ({params, data}: Here, crowd: number) => ({result: model({...params, crowd}, data)});

export const curveOf = (
  {data}: Pick<Here, "data">,
  watched: number,
  own: number,
  way: Way
): readonly number[] => data.curves[curveKey(watched, own)][way].picks;

/** People whose one shared film makes them agree with you perfectly. */
const byChance = ({result: {heard}}: Pick<Here, "result">) =>
  heard.likeness.filter(({overlap, cosine}) => overlap === 1 && cosine > 0.999);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Two sides of one shelf",
    panel: "shelf",
    shows: ["lists"],
    about: "exact",
    marks: ["content", "collaborative"],
    control: "crowd",
    params: {},
    text: "Five stars of yours are given. Each empty row gets an orange answer from what the film is, times your taste, and a blue one from what people gave it, times their likeness to you. Where nobody like you has seen a film, there is no blue one.",
    claim: ({result: r}) =>
      r.values.content.every((v, f) => {
        let sum = 0;
        features.forEach((_, k) => {
          sum += r.viewer.taste[k] * described[f * features.length + k];
        });
        return Math.abs(sum - v) < 1e-12;
      }) &&
      r.values.collaborative.every((v, f) => {
        let [sum, weight] = [0, 1];
        r.heard.weights.forEach((w, person) => {
          const d = r.crowd[person * FILMS + f];
          if (w > 0 && !Number.isNaN(d)) [sum, weight] = [sum + w * d, weight + w];
        });
        return weight === 1 ? Number.isNaN(v) : Math.abs(sum / weight - v) < 1e-9;
      })
  },
  {
    title: "More people: one list moves",
    panel: "shelf",
    shows: ["lists"],
    about: "always",
    marks: ["crowd", "collaborative"],
    control: "crowd",
    params: {crowd: 160},
    quantity: ({result: r}) => r.heard.weights.reduce((sum, w) => sum + Math.max(0, w), 0),
    text: "150 people have joined, and you have rated nothing new. The orange answers are where they were, to the last digit. The blue list is another one, and every film has somebody like you who has seen it.",
    claim: (state) => {
      const few = withCrowd(state, 10);
      return (
        few.result.values.content.every((v, f) => v === state.result.values.content[f]) &&
        shown(few, "collaborative") !== shown(state, "collaborative") &&
        state.result.lists.collaborative.length === FILMS - state.result.given
      );
    }
  },
  {
    title: "And gets better",
    panel: "worth",
    shows: ["worth"],
    about: "exact",
    marks: ["people-curve", "content-curve"],
    control: "crowd",
    params: {crowd: 160},
    text: "Measured on 4,000 simulated viewers with five ratings, who then say what the first three picks are worth. Content-based picks do not depend on the crowd. Collaborative picks start lower, pass them between 20 and 40 people, and end ahead.",
    claim: (state) => {
      const [people, content] = (["people", "content"] as const).map((way) => curveOf(state, 8, 5, way));
      return (
        content.every((v) => v === content[0]) &&
        people.every((v, i) => i === 0 || v > people[i - 1]) &&
        CROWDS.every((n, i) => n > 20 === people[i] > content[i])
      );
    }
  },
  {
    title: "A film that nobody has rated",
    panel: "shelf",
    shows: ["lists"],
    about: "exact",
    marks: [`film-${PREMIERE}`],
    control: "premiere",
    params: {crowd: 160, premiere: true},
    text: "“Dust Choir” comes out today. Nobody’s rating can vouch for it, so the blue list cannot name it, however large the crowd. The catalog describes it, and for you it stands second on the orange list.",
    claim: ({result: {lists}}) => lists.content[1] === PREMIERE && !lists.collaborative.includes(PREMIERE)
  },
  {
    title: "A viewer who is new",
    panel: "worth",
    shows: ["worth"],
    about: "exact",
    marks: ["popular-curve"],
    control: "crowd",
    params: {crowd: 160, ratings: [[0, 5]]},
    text: "One rating tells neither of them much. With 160 people, showing everybody the same popular films gets 0.17 stars more than content, and no less than listening to people like you. A new viewer is a cold start for both.",
    claim: (state) => {
      const [popular, content, people] = (["popular", "content", "people"] as const).map(
        (way) => curveOf(state, 8, 1, way)[5]
      );
      return Math.abs(popular - content - 0.17) < 0.02 && popular >= people;
    }
  },
  {
    title: "Sparsity turns the ranking",
    panel: "worth",
    shows: ["worth"],
    about: "exact",
    marks: ["people-curve", "content-curve"],
    control: "watched",
    params: {crowd: 80, watched: 4},
    text: "The same 80 people, but each has rated 4 films rather than 8. Now content is ahead. Set 14: the neighbors are ahead from 20 people on. It is not the number of people that counts, but how much of what they have seen you have seen too.",
    claim: (state) => {
      const ahead = (watched: number, i: number) =>
        curveOf(state, watched, 5, "people")[i] > curveOf(state, watched, 5, "content")[i];
      return (
        [0, 1, 2, 3, 4].every((i) => !ahead(4, i)) && ahead(8, 4) && [2, 3, 4, 5].every((i) => ahead(14, i))
      );
    }
  },
  {
    title: "Alike by chance",
    panel: "shelf",
    shows: ["lists"],
    about: "always",
    marks: ["likeness"],
    control: "watched",
    params: {crowd: 160, watched: 4},
    quantity: (state) => byChance(state).length,
    text: "With few ratings each, twenty people and more agree with you perfectly: cosine 1, on the only film you share. Chance does that. So a likeness counts n/(n + 3) of itself on n shared films, and theirs comes down to 0.25.",
    claim: (state) =>
      byChance(state).length >= 20 && byChance(state).every(({weight}) => Math.abs(weight - 0.25) < 1e-3)
  },
  {
    title: "Both in one",
    panel: "worth",
    shows: ["worth"],
    about: "exact",
    marks: ["hybrid-curve"],
    control: "crowd",
    params: {crowd: 40},
    text: "The hybrid lets the content speak with the weight of one person who is exactly like you, beside all others. While the crowd is small it follows the content, later the people, and at every size its picks get more stars than either’s.",
    claim: (state) =>
      CROWDS.every((_, i) =>
        (["content", "people"] as const).every(
          (way) => curveOf(state, 8, 5, "hybrid")[i] > curveOf(state, 8, 5, way)[i]
        )
      )
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Viewers have rated five films, everybody in the crowd eight. From how many people on do collaborative picks get more stars than content-based ones?",
    before: {},
    reveal: {crowd: 30},
    shows: ["worth"],
    hides: [
      "content-curve",
      "people-curve",
      "hybrid-curve",
      "popular-curve",
      "atPeople",
      "atContent",
      "atHybrid",
      "atPopular"
    ],
    min: 5,
    max: 160,
    step: 5,
    unit: "people",
    format: (v) => fixed(v, 0),
    answer: crossing,
    because: () =>
      `The curves cross between 20 and 40 people. In the mean a member of the crowd shares two of your five films, so each likeness is a rumor, and only a sum of many is worth more than the catalog. With four ratings each instead, not even ${CROWDS[4]} people suffice.`
  },
  {
    kind: "choice",
    ask: "A viewer has rated one film. The crowd is 160 people with eight ratings each. Whose first three picks get the most stars, in the mean?",
    before: {crowd: 160, ratings: [[0, 5]]},
    reveal: {crowd: 160, ratings: [[0, 5]]},
    shows: ["worth"],
    hides: [
      "content-curve",
      "people-curve",
      "hybrid-curve",
      "popular-curve",
      "atPeople",
      "atContent",
      "atHybrid",
      "atPopular"
    ],
    options: [
      "those of the list that reads the catalog",
      "those of the list that listens to people like the viewer",
      "those of a list that asks nothing about the viewer"
    ],
    answer: (state) => {
      const got = (["content", "people", "popular"] as const).map((way) => worthOf(state, way));
      return got.indexOf(Math.max(...got));
    },
    because: (state) =>
      `Content ${fixed(worthOf(state, "content"))}, collaborative ${fixed(worthOf(state, "people"))}, popularity ${fixed(worthOf(state, "popular"))} stars. One rating says little about five features, and little about who is like you; what most people liked is known well by now. With ${OWN[1]} ratings the neighbors are ahead.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Rate so that both lists begin with the same film, with at least five ratings and a crowd of 100 or more.",
    done: ({params, result: {lists, given}}) =>
      given >= 5 &&
      params.crowd >= 100 &&
      lists.content[0] !== undefined &&
      lists.content[0] === lists.collaborative[0],
    way: {
      crowd: 160,
      ratings: [
        [0, 5],
        [1, 4],
        [5, 1],
        [12, 1],
        [13, 2]
      ]
    }
  },
  {
    ask: "Leave fewer than ten films on the collaborative list without rating more than five.",
    done: ({result: {lists, given}}) => given > 0 && given <= 5 && lists.collaborative.length < 10,
    way: {crowd: 5, watched: 4}
  },
  {
    ask: "The crowd has rated four films each. Get collaborative picks ahead of content-based ones all the same.",
    done: (state) =>
      state.params.watched === 4 &&
      state.params.measure === "picks" &&
      worthOf(state, "people") > worthOf(state, "content"),
    way: {
      crowd: 160,
      watched: 4,
      ratings: [
        [0, 5],
        [12, 1],
        [13, 2]
      ]
    }
  }
];
