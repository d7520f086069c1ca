export const shownStatistics = ["mean", "gap", "in_area_gap", "from_average"] as const;

export type ShownStatistic = (typeof shownStatistics)[number];

export const comparisons = ["difference", "ratio", "percent"] as const;

export type Comparison = (typeof comparisons)[number];
