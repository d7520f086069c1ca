import type { Problems } from "./problems.ts";
import type { RawFile } from "./raw-study.ts";
import type { Layout, ScopeRule } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

type RawRule = NonNullable<RawFile["scope"]>[string];

function readRule(
  name: string,
  raw: RawRule,
  columns: ReadonlyMap<string, string> | null,
  at: StudyPath,
  problems: Problems,
): ScopeRule | null {
  const [only, ...more] = Object.entries(raw);
  const turned = only?.[0] === "not" && !Array.isArray(only[1]);
  const [column, ...further] = turned ? Object.entries(only[1]) : [only];
  if (column === undefined || more.length > 0 || further.length > 0 || !Array.isArray(column[1])) {
    problems.add(at, "a scope rule uses one column: { column: values } or { not: { column: values } }");
    return null;
  }
  const [role, values] = column;
  if (columns !== null) problems.known([...at, ...(turned ? ["not"] : []), role], "column", role, columns.keys(), true);
  return { name, role, values, not: turned };
}

/** The rules that rows of a pupil file must pass, in the order of the study. */
export function readScope(
  raw: RawFile["scope"],
  layout: Layout,
  columns: ReadonlyMap<string, string>,
  at: StudyPath,
  problems: Problems,
): readonly ScopeRule[] {
  if (raw !== undefined && layout !== "pupils" && layout !== "npd-ks4")
    problems.add(at, `only a file of pupils has a scope; this file is ${layout}`, true);
  return Object.entries(raw ?? {}).flatMap(
    ([name, rule]) => readRule(name, rule, layout === "pupils" ? columns : null, [...at, name], problems) ?? [],
  );
}
