import {keptKey} from "./kept.js";
import type {Taken} from "./take.js";

/** A table that a tab keeps for one figure. */
export interface Kept {
  taken: Taken;
  note: string;
  /** When it was brought, in milliseconds since 1970. */
  at: number;
}

const database = "decision-boundary";
const store = "tables";
/** A closed tab's tables are removed after this, in milliseconds. */
const age = 24 * 60 * 60 * 1000;

/** The tab's own name: what one tab keeps, no other sees. Null where the browser keeps nothing, as in a sandboxed frame. */
function tab(): string | null {
  try {
    const key = `${database}:tab`;
    let name = sessionStorage.getItem(key);
    if (!name) {
      name = crypto.randomUUID();
      sessionStorage.setItem(key, name);
    }
    return name;
  } catch {
    return null;
  }
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });

async function tables(): Promise<IDBObjectStore> {
  const opening = indexedDB.open(database, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(store));
  return (await done(opening)).transaction(store, "readwrite").objectStore(store);
}

/** Keeps a table over a reload of this tab; says whether it could. */
export async function keep(slug: string, taken: Taken, note: string): Promise<boolean> {
  const name = tab();
  if (!name) return false;
  try {
    const objects = await tables();
    const now = Date.now();
    for (const key of await done(objects.getAllKeys())) {
      const kept = (await done(objects.get(key))) as Kept | undefined;
      if (!kept || now - kept.at > age) objects.delete(key);
    }
    await done(objects.put({taken, note, at: now} satisfies Kept, `${name}:${slug}`));
    sessionStorage.setItem(keptKey(slug), "1");
    return true;
  } catch {
    return false;
  }
}

/** The table that this tab has kept for a figure, or null. */
export async function kept(slug: string): Promise<Kept | null> {
  const name = tab();
  if (!name) return null;
  try {
    return ((await done((await tables()).get(`${name}:${slug}`))) as Kept | undefined) ?? null;
  } catch {
    return null;
  }
}
