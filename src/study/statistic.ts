/** What a statistic of pupils is: the mean of a group, alone or set against another, and how it is read. */
export interface StatisticSpec {
  /** As a noun: "in-area gap". */
  readonly noun: string;
  /**
   * What the mean of the group is set against: nothing, the comparison of the measure in its reference area or in the
   * group's own area, or all pupils of the whole.
   */
  readonly against: null | "comparison in its area" | "comparison in the same area" | "all pupils of the whole";
  /** `gap`: the other mean less the group's, so that above zero is behind. `level`: the group's own, less the other. */
  readonly reads: "gap" | "level";
  /** Where it stands among the pictures by area; null: in none. */
  readonly picture: number | null;
  /** `membership`: the mean is of 1 for pupils of the group and 0 for others, over all pupils. Absent: of scores. */
  readonly averages?: "membership";
  /** The comparators are spread over cells of characteristics as the group is, which `for` names. */
  readonly adjusts?: true;
}

/** The statistics of pupils that a study can name. A new one is one entry here. */
export const statistics = {
  mean: { noun: "mean", against: null, reads: "level", picture: 3 },
  gap: { noun: "gap", against: "comparison in its area", reads: "gap", picture: 1 },
  in_area_gap: { noun: "in-area gap", against: "comparison in the same area", reads: "gap", picture: 2 },
  from_average: {
    noun: "distance from the average of all pupils",
    against: "all pupils of the whole",
    reads: "level",
    picture: null,
  },
  adjusted_gap: { noun: "adjusted gap", against: "comparison in its area", reads: "gap", picture: null, adjusts: true },
  share_of_pupils: { noun: "share", against: null, reads: "level", picture: 4, averages: "membership" },
} as const satisfies Readonly<Record<string, StatisticSpec>>;

export type ShownStatistic = keyof typeof statistics;

export function isShownStatistic(word: string): word is ShownStatistic {
  return Object.hasOwn(statistics, word);
}

/** Every statistic of pupils that a study can name, in the order in which messages list them. */
export const shownStatistics: readonly ShownStatistic[] = Object.keys(statistics).filter(isShownStatistic);

/** What is known of a statistic; null for a word that names none. */
export function statisticSpec(word: string): StatisticSpec | null {
  return isShownStatistic(word) ? statistics[word] : null;
}

export const comparisons = ["difference", "ratio", "percent"] as const;

export type Comparison = (typeof comparisons)[number];

/** The statistic of a change over years, less the same change of another group or area. */
export const differenceOfChanges = "difference_of_changes";

/** The group or area, or both, whose change over years another is set against; null where it is the same. */
export interface OtherChange<Group extends string> {
  readonly of: Group | null;
  readonly in: string | null;
}
