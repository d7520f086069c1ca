/** The heading of each column of a table or plot of intervals. */
export interface IntervalHeadings {
  readonly name: string;
  readonly estimate: string;
  readonly interval: string;
  readonly pupils: string;
  readonly schools: string;
  readonly shrunken: string;
  readonly ranks: string;
  readonly note: string;
}

export const intervalHeadings: IntervalHeadings = {
  name: "Area",
  estimate: "Estimate",
  interval: "95% interval",
  pupils: "Pupils",
  schools: "Schools",
  shrunken: "Shrunken (95%)",
  ranks: "Ranks",
  note: "Note",
};
