import type { Scored } from "../../../src/run/scored.ts";

/** What the runs of a trial read, which is nothing. */
export const nothingRead: Pick<Scored, "read" | "forPrivate" | "exact" | "witnesses" | "grades"> = {
  read: { ledgers: [], entries: [], unplaced: [], placed: null, codes: [], ofPupils: null },
  forPrivate: { sums: null, statements: new Map(), followed: null },
  exact: [],
  witnesses: [],
  grades: null,
};
