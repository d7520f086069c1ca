import { shippedText } from "../effects/shipped.ts";

/** A termly census by the year in which its school year ends. */
export interface TermOfYear {
  readonly year: number;
  readonly season: "autumn" | "spring" | "summer";
}

/** Which years of a study a fact is about. Exactly one of these is given. */
export interface NpdWhen {
  /** Years from this one on, where the study also has earlier ones. */
  readonly break?: number;
  readonly from?: number;
  readonly before?: number;
  readonly years?: readonly number[];
  /** Cohorts whose window ends in this term or a later one. */
  readonly windowReaches?: TermOfYear;
  /** Cohorts whose window includes this term. */
  readonly windowHolds?: TermOfYear;
  /** Cohorts whose window includes terms, other than springs, before the first termly census of their phase. */
  readonly termsBefore?: { readonly primary: TermOfYear; readonly secondary: TermOfYear };
}

/** A fact about years of the National Pupil Database, and what a study must use for the fact to matter. */
export interface NpdYearFact {
  readonly id: string;
  readonly when: NpdWhen;
  /** It matters where one of these is the outcome, */
  readonly outcomes?: readonly string[];
  readonly anyOutcome?: true;
  /** where there is prior attainment, */
  readonly prior?: true;
  /** where free school meals are taken from the census, */
  readonly meals?: true;
  /** or where disadvantage is taken from one of these. */
  readonly disadvantagedBy?: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly source: string;
  readonly confidence: string;
}

let loaded: readonly NpdYearFact[] | null = null;

/** The shipped facts of `data/layouts/npd-years.json`, in their order. */
export function npdYearFacts(): readonly NpdYearFact[] {
  if (loaded === null) {
    const facts: { readonly notes: readonly NpdYearFact[] } = JSON.parse(shippedText("layouts/npd-years.json"));
    loaded = facts.notes;
  }
  return loaded;
}
