import { parse } from "yaml";

/** Whether the claims of a study were sealed before its data were read. */
export interface Seal {
  /** `whole`: the study asks what was sealed; `broken`: something else; `none`: there is no seal. */
  readonly state: "whole" | "broken" | "none";
  /** The hash of what the study asks now. */
  readonly sha256: string;
  /** As the person who sealed it stated it. */
  readonly date: string | null;
}

/** Keys of a study that say nothing of what is asked: its words about itself, and printed figures to compare with. */
const besideTheQuestion: ReadonlySet<string> = new Set(["title", "question", "coverage", "date", "printed"]);

/** Keys of a file that say where it lies. */
const whereItLies: ReadonlySet<string> = new Set(["path", "sheet"]);

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as JSON with the keys of mappings in order, so that equal values are equal texts. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key])]),
  );
}

function without(value: Readonly<Record<string, unknown>>, keys: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
}

/**
 * What a study asks, as a text that is the same for the same question: years, populations, places, measures, figures,
 * claims, rules, variants. Comments, the order of keys, and where files lie do not count.
 *
 * @param text a study file that was read without problems
 * @example questionText("title: A\nyears: 2019") === questionText("years: 2019 # the last\ntitle: B") // true
 */
export function questionText(text: string): string {
  const study: unknown = parse(text, { logLevel: "error" });
  if (!isMapping(study)) return "{}";
  const asked = without(study, besideTheQuestion);
  const { files } = asked;
  const named = isMapping(files)
    ? Object.entries(files).map(([name, file]) => [name, isMapping(file) ? without(file, whereItLies) : file] as const)
    : [];
  return JSON.stringify(ordered({ ...asked, ...(files === undefined ? {} : { files: Object.fromEntries(named) }) }));
}
