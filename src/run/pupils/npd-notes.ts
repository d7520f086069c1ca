import { type NpdWarning, npdWarnings, type TermOfSchooling } from "../../intake/npd-year-notes.ts";
import type { FsmShareRule, PupilMeasure, Study } from "../../study/study.ts";

function termOf(written: string): TermOfSchooling {
  const match = /^year (\d{1,2}) (autumn|spring|summer)$/i.exec(written.trim());
  const season = match?.[2]?.toLowerCase();
  if (season !== "autumn" && season !== "spring" && season !== "summer")
    throw new RangeError(`not a term of schooling: ${written}`);
  return { yearGroup: Number(match?.[1]), season };
}

function windowOf({ from, to }: FsmShareRule) {
  return { from: termOf(from), to: termOf(to) };
}

/**
 * What a reader should know about the years of a study on extracts of the National Pupil Database; nothing for other
 * files.
 *
 * Every window of a share of terms is looked up; a note that applies to several is listed once.
 */
export function extractNotes(study: Study, measure: PupilMeasure): readonly NpdWarning[] {
  if (study.files.get(measure.file)?.layout !== "npd-ks4") return [];
  const rules = [...study.populations.values()];
  const flags = [...new Set(rules.flatMap(({ anyOf }) => anyOf))];
  const windows = rules.flatMap(({ fsmShare }) => (fsmShare === null ? [] : [windowOf(fsmShare)]));
  const use = {
    years: study.years,
    outcome: measure.outcome.of,
    usesPrior: measure.prior !== null,
    usesFsm6: flags.includes("fsm6"),
    disadvantagedBy: flags,
  };
  const found = (windows.length === 0 ? [null] : windows).flatMap((window) => npdWarnings({ ...use, window }));
  return [...new Map(found.map((note) => [note.id, note])).values()];
}
