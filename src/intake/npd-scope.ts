import { shippedText } from "../effects/shipped.ts";
import type { NpdLayoutName } from "./npd-layout.ts";

/** Kinds of schools that are left out of a study unless it includes them. */
export const schoolsOutside = ["independent", "alternative provision", "special"] as const;
export type SchoolsOutside = (typeof schoolsOutside)[number];

/** A rule that leaves rows out because of one column; each rule is a line in the flow of rows. */
export interface ScopeRule {
  readonly reason: string;
  readonly role: string;
  /** `no` means a flag that is no. Otherwise codes, compared without capitals and without noughts before a number. */
  readonly is: "no" | readonly string[];
  readonly unless?: SchoolsOutside;
  readonly source: string;
  readonly confidence: string;
}

/** The rules that can be applied to a file, and those for which it has no column. */
export interface NpdScope {
  readonly rules: readonly ScopeRule[];
  readonly withoutColumn: readonly ScopeRule[];
}

type ScopeFacts = Readonly<Record<NpdLayoutName, readonly ScopeRule[]>>;

let loaded: ScopeFacts | null = null;

/**
 * What is left out of a file of the National Pupil Database before anything is measured, in the order in which it is
 * checked. The first rule that applies to a row is the row's reason.
 *
 * @param roles roles that the file has columns for
 * @param letIn kinds of schools that the study includes
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
