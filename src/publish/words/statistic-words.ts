const words: Readonly<Record<string, string>> = {
  in_area_gap: "in-area gap",
  from_average: "distance from the average",
};

/** What a figure is of, as a noun: "gap", "in-area gap". */
export function statisticWord(base: string): string {
  return words[base] ?? base;
}
