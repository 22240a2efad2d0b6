/** Where fits are asked: every hundredth of [0, 1]. */
export const places = Float64Array.from({length: 101}, (_, i) => i / 100);
