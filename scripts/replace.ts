/**
 * `text` with `pattern` replaced, which must be there: a build that changes what another program wrote breaks when that
 * program writes something else, and must not go on as if nothing had happened.
 *
 * @param where names the text in the message
 */
export function replaceOrThrow(
  text: string,
  pattern: string | RegExp,
  replacement: string,
  where: string
): string {
  const there = typeof pattern === "string" ? text.includes(pattern) : text.search(pattern) >= 0;
  if (!there) throw new Error(`${where} has no ${pattern} to replace`);
  return text.replace(pattern, replacement);
}
