/** Numbers as people write them: a true minus sign, no minus zero, a fixed count of decimals. */
export function fixed(value: number, decimals = 2): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** As `fixed`, but what is not 0 is never called 0: "< 0.01", "> −0.01". */
export function amount(value: number, decimals = 2): string {
  const text = fixed(value, decimals);
  if (value === 0 || !Number.isFinite(value) || Number(text.replace("−", "-")) !== 0) return text;
  const least = fixed(10 ** -decimals, decimals);
  return value > 0 ? `< ${least}` : `> −${least}`;
}

/**
 * A share in percent: `percent(0.125)` is "12.5 %", with a space at which no line breaks. A share that is neither none nor
 * all is never called so: "< 0.1 %", "> 99.9 %".
 */
export function percent(share: number, decimals = 1): string {
  if (!Number.isFinite(share)) return "–";
  const all = 100 - 10 ** -decimals;
  const text =
    share < 1 && share > 0.5 && fixed(100 * share, decimals) === fixed(100, decimals)
      ? `> ${fixed(all, decimals)}`
      : amount(100 * share, decimals);
  return `${text}\u00a0%`;
}

/** "β = 0.2", and "β < 0.01" where the number is only bounded. */
export const equation = (name: string, value: string): string =>
  /^[<>]/.test(value) ? `${name} ${value}` : `${name} = ${value}`;

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number over many magnitudes: "3.2·10⁻⁷", and plainly between a thousandth and ten thousand. The mantissa is below 10. */
export function scientific(value: number, digits = 2): string {
  if (!Number.isFinite(value) || value === 0) return fixed(value, 0);
  // Rounding first: 9.96 with two digits is 10, and so one magnitude more.
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  if (power >= -3 && power < 4)
    return fixed(Number(value.toPrecision(digits)), Math.max(0, digits - 1 - power));
  const raised = [...String(Math.abs(power))].map((d) => superscripts[Number(d)]).join("");
  return `${mantissa.replace("-", "−")}·10${power < 0 ? "⁻" : ""}${raised}`;
}

/** Whole numbers with commas between thousands. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 point", "2 points". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** A place in a picture's units to one decimal, which is as much as can be seen, and short to write. */
export const tenth = (place: number): number => Math.round(place * 10) / 10;

/** How far two numbers of a kind are apart, given as one of that kind: two percentages differ by points. */
export const apart = (text: string): string => text.replace(/(\s)%$/, "$1percentage points");
