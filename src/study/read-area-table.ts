import type { Problems } from "./problems.ts";
import type { RawFile } from "./raw-study.ts";
import type { AreaGroupSpec, AreaTableSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

/** The level of the rows that figures are made of, unless the study says otherwise. */
const usualLevel = "local authority";

type RawGroup = NonNullable<RawFile["groups"]>[string];

function readGroup(raw: RawGroup, at: StudyPath, problems: Problems): AreaGroupSpec | null {
  const { pupils, mean, sum, lower, upper, all_less: less } = raw;
  if (less !== undefined) {
    problems.add(
      [...at, "all_less"],
      `a group of an area-table has columns of its own: what the source hides for an area is not worked out: ${less}`,
    );
    return null;
  }
  const where = new Map(Object.entries(raw.where ?? {}));
  if ((mean === undefined) === (sum === undefined)) {
    problems.add(at, "a group of an area-table needs a column for its mean or for its sum");
    return null;
  }
  if (
    (lower === undefined) !== (upper === undefined) ||
    (lower !== undefined && (mean === undefined || pupils === undefined))
  )
    problems.add(at, "published limits need both ends, lower and upper, and the columns of pupils and mean");
  if (sum !== undefined) {
    if (pupils === undefined) problems.add(at, "a sum needs the number of its pupils: pupils: its column");
    return { kind: "sum", pupils: pupils ?? "", sum, where };
  }
  const limits = lower === undefined || upper === undefined ? null : { lower, upper };
  return { kind: "mean", pupils: pupils ?? null, mean: mean ?? "", limits, where };
}

/** What an entry of the layout area-table says about its rows and groups. */
export function readAreaTable(raw: RawFile, at: StudyPath, problems: Problems): AreaTableSpec {
  const groups = new Map<string, AreaGroupSpec>();
  const names = Object.keys(raw.groups ?? {});
  for (const [name, spec] of Object.entries(raw.groups ?? {})) {
    const read = readGroup(spec, [...at, "groups", name], problems);
    if (read !== null) groups.set(name, read);
  }
  const counted = [...groups.values()].every(({ pupils }) => pupils !== null);
  if (names.length === 0)
    problems.add(at, "an area-table needs groups: the columns of each group's pupils and mean or sum");
  if (!counted && [...groups.values()].some(({ pupils }) => pupils !== null))
    problems.add([...at, "groups"], "name the column of pupils for every group, or for none of them");
  return { level: raw.level ?? usualLevel, groups, counted };
}
