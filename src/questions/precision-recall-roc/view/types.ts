import type {Stage, State} from "../../../figure/contract.js";
import type {Result} from "../model.js";
import type {Data} from "../own.js";
import type {Declared} from "../params.js";

export type Here = State<Declared, Data, Result>;
export type Place = Stage<Declared>;
/** A part of the picture: built once, then kept up to date. */
export type Part = (state: Here) => void;
