/** Depths that can be chosen; the last stands for trees that are grown until their leaves are pure. */
export const FULL = 20;
export const depths = [1, 2, 3, FULL] as const;
/** Shares of labels that can be flipped. */
export const noises = [0, 0.1, 0.2, 0.3] as const;
/** The most learners. */
export const MOST = 200;
/** After how many learners bias and variance are measured, over many samples. */
export const stations = [1, 2, 5, 10, 20, 50, 100] as const;
