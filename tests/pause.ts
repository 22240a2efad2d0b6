/**
 * Lets the runner hear of a long test: one that computes for a minute in one piece answers nothing meanwhile, and is given
 * up. Before each test it is waited for anyway (`tests/each.ts`).
 */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
