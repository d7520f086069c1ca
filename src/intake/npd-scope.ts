import { shippedText } from "../effects/shipped.ts";
import type { NpdLayoutName } from "./npd-layout.ts";

/** Kinds of schools that are out of a study unless it lets them in. */
export const schoolsOutside = ["independent", "alternative provision", "special"] as const;
export type SchoolsOutside = (typeof schoolsOutside)[number];

/** Rows that are left out because of what one column says; each is a line of the flow. */
export interface ScopeRule {
  readonly reason: string;
  readonly role: string;
  /** `no`: a flag that is no. Otherwise the codes, compared without capitals and without noughts before a number. */
  readonly is: "no" | readonly string[];
  readonly unless?: SchoolsOutside;
  readonly source: string;
  readonly confidence: string;
}

/** The rules that a file can be held to, and those for which it has no column. */
export interface NpdScope {
  readonly rules: readonly ScopeRule[];
  readonly withoutColumn: readonly ScopeRule[];
}

type ScopeFacts = Readonly<Record<NpdLayoutName, readonly ScopeRule[]>>;

let loaded: ScopeFacts | null = null;

/**
 * What is left out of a file of the National Pupil Database before anything is measured, in the order in which it is
 * looked at: the first rule that holds is a row's reason.
 *
 * @param roles roles that the file has columns for
 * @param letIn kinds of schools that the study keeps
 * @source `data/layouts/npd-scope.json`
 * @example npdScope("npd-census", ["enrolment"], []).rules.map(({ is }) => is) // [["G"], ["S"], ["F"], ["O"]]
 */
export function npdScope(layout: NpdLayoutName, roles: Iterable<string>, letIn: readonly SchoolsOutside[]): NpdScope {
  const facts: ScopeFacts = loaded ?? JSON.parse(shippedText("layouts/npd-scope.json"));
  loaded = facts;
  const known = new Set(roles);
  const asked = facts[layout].filter(({ unless }) => unless === undefined || !letIn.includes(unless));
  return {
    rules: asked.filter(({ role }) => known.has(role)),
    withoutColumn: asked.filter(({ role }) => !known.has(role)),
  };
}
