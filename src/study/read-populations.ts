import { restingOnThemselves } from "./cycles.ts";
import { layoutsOfMeans } from "./layouts.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { readFsmShare } from "./read-fsm-share.ts";
import { checkIds } from "./same-id.ts";
import type { CensusTerm, FileSpec, PopulationRule } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

const usualTitles: ReadonlyMap<string, string> = new Map([
  ["all", "all"],
  ["disadvantaged", "disadvantaged"],
  ["persistent", "persistently disadvantaged"],
  ["others", "not disadvantaged"],
]);

/** Flags that a pupil file or a census can give without a column named in the study. */
const derivedFlags = ["fsm6", "in_care", "adopted"];

function titleOf(name: string, given: string | undefined): string {
  return given ?? usualTitles.get(name) ?? name;
}

/**
 * The populations of a study. `all` always exists; the groups of a school table are populations under their own names;
 * a pupil file with a column for `disadvantaged` gives `disadvantaged` and `others` when the study names none.
 */
export function readPopulations(
  raw: RawStudy["populations"],
  { files, terms }: { readonly files: ReadonlyMap<string, FileSpec>; readonly terms: readonly CensusTerm[] },
  problems: Problems,
  assumed: string[],
): ReadonlyMap<string, PopulationRule> {
  const populations = new Map<string, PopulationRule>();
  const blank = { anyOf: [], is: new Map<string, readonly string[]>(), within: null, not: null, fsmShare: null };
  populations.set("all", { ...blank, title: titleOf("all", raw?.all?.name) });
  const tables = [...files.values()].filter(
    (file) => layoutsOfMeans.includes(file.layout) && file.witnessesFor === null,
  );
  const groups = new Set(tables.flatMap((file) => [...(file.areaTable ?? file).groups.keys()]));
  for (const group of groups) populations.set(group, { ...blank, title: titleOf(group, raw?.[group]?.name) });
  const columns = new Set([...files.values()].flatMap((file) => [...file.columns.keys()]));
  if (raw === undefined && columns.has("disadvantaged")) {
    assumed.push("populations: disadvantaged (by its column) and others (all other pupils)");
    populations.set("disadvantaged", {
      ...blank,
      title: titleOf("disadvantaged", undefined),
      anyOf: ["disadvantaged"],
    });
    populations.set("others", { ...blank, title: titleOf("others", undefined), not: "disadvantaged" });
  }
  const names = [...new Set([...populations.keys(), ...Object.keys(raw ?? {})])];
  for (const [name, rule] of Object.entries(raw ?? {})) {
    const at: StudyPath = ["populations", name];
    if (name === "all" || groups.has(name)) {
      const own = rule.any_of ?? rule.is ?? rule.within ?? rule.not ?? rule.fsm_share;
      if (own !== undefined)
        problems.add(at, `comes from the table unchanged; only its name can be set: ${name}`, true);
      continue;
    }
    if (rule.within !== undefined) problems.known([...at, "within"], "population", rule.within, names);
    if (rule.not !== undefined) problems.known([...at, "not"], "population", rule.not, names);
    for (const flag of rule.any_of ?? []) {
      problems.known([...at, "any_of"], "flag or column", flag, [...columns, ...derivedFlags]);
    }
    for (const column of Object.keys(rule.is ?? {})) {
      problems.known([...at, "is", column], "column", column, columns);
    }
    if ([rule.any_of, rule.is, rule.not, rule.fsm_share].every((part) => part === undefined)) {
      problems.add(at, `a population needs any_of, is, not or fsm_share: ${name}`);
    }
    populations.set(name, {
      title: titleOf(name, rule.name),
      anyOf: rule.any_of ?? [],
      is: new Map(Object.entries(rule.is ?? {})),
      within: rule.within ?? null,
      not: rule.not ?? null,
      fsmShare:
        rule.fsm_share === undefined ? null : readFsmShare(rule.fsm_share, terms, [...at, "fsm_share"], problems),
    });
  }
  const restsOn = (name: string) => {
    const rule = populations.get(name);
    return [rule?.within, rule?.not].filter((other) => typeof other === "string");
  };
  for (const name of restingOnThemselves(populations.keys(), restsOn)) {
    problems.add(["populations", name], `a population defined by itself: ${name}`, true);
  }
  checkIds("population", populations.keys(), ["populations"], problems);
  refuseCircles(populations, problems);
  return populations;
}

/** Membership of a population defined by itself, through `within` or `not`, could never be worked out. */
function refuseCircles(populations: ReadonlyMap<string, PopulationRule>, problems: Problems): void {
  for (const name of populations.keys()) {
    const reached = new Set<string>();
    const next = [name];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      const rule = populations.get(at);
      for (const other of [rule?.within, rule?.not]) {
        if (other === null || other === undefined || reached.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    if (reached.has(name)) problems.add(["populations", name], `a population defined by itself: ${name}`, true);
  }
}
