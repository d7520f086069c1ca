/** How p values of the comparisons of one entry of `compare` are adjusted for their number. */
export const adjustments = ["holm", "benjamini-hochberg", "none"] as const;
export type Adjustment = (typeof adjustments)[number];
/** Whether areas of a scheme are also shown shrunk towards their mean, with the ranks that the data allow. */
export const smallAreaWays = ["shrink", "raw"] as const;
export type SmallAreas = (typeof smallAreaWays)[number];
