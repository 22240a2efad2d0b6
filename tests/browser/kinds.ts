import type {AnyFigure} from "../../src/figure/contract.js";

/** What of the kit a figure uses: rooms that use the same meet a host in the same way. */
const kinds = ({panels, params, worker, own}: AnyFigure): string[] => [
  ...(worker ? ["worker"] : ["at once"]),
  ...(own ? ["own table"] : []),
  ...(panels.length > 1 ? ["several panels"] : ["one panel"]),
  ...(panels.some((panel) => "table" in panel) ? ["table"] : []),
  ...Object.values(params).flatMap((param) => [
    param.kind,
    ...("play" in param && param.play ? ["played"] : [])
  ])
];

/**
 * A few rooms in which everything of the kit occurs: for what the kit owes alone, whatever the room. With FULL=1, and
 * where single rooms are asked for, all of them.
 */
export function ofEachKind<R extends {spec: AnyFigure}>(rooms: readonly R[]): readonly R[] {
  if (process.env.FULL || process.env.ROOMS) return rooms;
  const missing = new Set(rooms.flatMap(({spec}) => kinds(spec)));
  const chosen: R[] = [];
  while (missing.size) {
    const news = ({spec}: R) => new Set(kinds(spec).filter((kind) => missing.has(kind))).size;
    const best = rooms.reduce((a, b) => (news(b) > news(a) ? b : a));
    for (const kind of kinds(best.spec)) missing.delete(kind);
    chosen.push(best);
  }
  return chosen;
}
