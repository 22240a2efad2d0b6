/** Where a tab notes that it keeps a table for a figure: read at every start, so that nothing more is fetched where it does not. */
export const keptKey = (slug: string): string => `decision-boundary:own:${slug}`;

/** Whether this tab has kept a table for a figure. */
export function hasKept(slug: string): boolean {
  try {
    return sessionStorage.getItem(keptKey(slug)) !== null;
  } catch {
    // A sandboxed frame keeps nothing.
    return false;
  }
}
