import { ColdspotError } from "../../effects/coldspot-error.ts";
import { shownKey } from "../../effects/words-of-files.ts";
import { type GroupValue, mostTogether } from "../school-row.ts";
import { type RowOfTable, recordsInWords } from "./row-of-table.ts";

/** The whole of a school and its parts. */
interface WholeAndParts {
  readonly row: RowOfTable;
  readonly all: GroupValue;
  readonly parts: ReadonlyMap<string, GroupValue>;
}

const meanOf = ({ pupils, value, printed }: GroupValue) => (printed ? value : pupils === 0 ? 0 : value / pupils);

/** Half a unit of the last digit for a mean; for a sum, half a unit over its pupils. */
const halfUnit = ({ pupils, printed }: GroupValue) => (printed ? 0.5 : pupils === 0 ? 0 : 0.5 / pupils);

/** How the mean of a school compares with that of its parts together. */
export type Agreement = "agrees" | "nearly" | "contradicts";

/** Pupils who may be counted and have no score: of a quarter of them it would no longer be the same measure. */
const mostWithoutScore = 0.25;

/**
 * Whether the parts of a school can have its mean, each number rounded as it is printed. Null where the parts are not all
 * of its pupils, for then the mean of the others is not known.
 *
 * With counts n and means m of the parts, and M of all, the sum of n × (m − M) is zero but for rounding: at most
 * n × (half a unit of m + half a unit of M) for each part, and, where counts are rounded, the most that each count can be
 * off times the distance of its mean. `nearly`: counts that include pupils without a score, up to a quarter of all at
 * the distance of the farthest part, would explain it.
 *
 * @example // 56 pupils at 0.00 and 92 at -0.15 have -0.09 together, and not -0.42: "contradicts"
 */
export function agreement(all: GroupValue, parts: readonly GroupValue[]): Agreement | null {
  const slack = mostTogether([all, ...parts]);
  const pupils = parts.reduce((sum, part) => sum + part.pupils, 0);
  if (Math.abs(pupils - all.pupils) > slack || pupils === 0) return null;
  const whole = meanOf(all);
  let [distance, allowed, farthest] = [0, 0, 0];
  for (const part of parts) {
    const apart = meanOf(part) - whole;
    const { within = 0 } = part;
    distance += part.pupils * apart;
    allowed += (part.pupils + within) * (halfUnit(part) + halfUnit(all)) + within * Math.abs(apart);
    farthest = Math.max(farthest, Math.abs(apart));
  }
  const beyond = Math.abs(distance) - allowed - slack * farthest;
  if (beyond <= 1e-6) return "agrees";
  return beyond <= mostWithoutScore * pupils * farthest ? "nearly" : "contradicts";
}

function wholesOf(rows: readonly RowOfTable[]): readonly WholeAndParts[] {
  return rows.flatMap((row) => {
    const all = row.groups.get("all");
    const parts = new Map([...row.groups].filter(([name]) => name !== "all"));
    return all === undefined || all.pupils === 0 || parts.size < 2 ? [] : [{ row, all, parts }];
  });
}

/** What would mend all the contradictions: two groups exchanged, or zeros for means that are missing. */
function likelyCause(wrong: readonly WholeAndParts[]): string | null {
  const names = [...(wrong[0]?.parts.keys() ?? [])];
  const zero = names.find((name) => wrong.every(({ parts }) => parts.get(name)?.value === 0));
  if (zero !== undefined) return `the mean of ${zero} is 0 in all of them: check whether it is 0 where it is missing`;
  for (const [index, one] of names.entries())
    for (const other of names.slice(index + 1)) {
      const mended = wrong.every(({ all, parts }) => {
        const [a, b] = [parts.get(one), parts.get(other)];
        if (a === undefined || b === undefined || !a.printed || !b.printed) return false;
        const rest = [...parts].flatMap(([name, value]) => (name === one || name === other ? [] : [value]));
        const exchanged = [{ ...a, value: b.value }, { ...b, value: a.value }, ...rest];
        return agreement(all, exchanged) === "agrees";
      });
      if (mended) return `with the means of ${one} and ${other} exchanged they would agree`;
    }
  return null;
}

/** Above this share of schools, small contradictions are a fault of the table and not of a few of its schools. */
const mostNearly = 0.2;

/** Schools of a file whose mean is nearly that of their groups, of those in which it can be seen. */
export interface NearlyAgreeing {
  readonly schools: number;
  readonly of: number;
}

/**
 * Refuses a table in which the mean of all pupils of a school is not that of its groups together: by more than counts of
 * some pupils without a score would explain, in more than a fifth of its schools, or with a cause that is seen.
 *
 * @returns how many schools of each file are nearly contradictions
 * @throws ColdspotError (3) with the records of the contradictions
 */
export function refuseContradictions(rows: readonly RowOfTable[]): ReadonlyMap<string, NearlyAgreeing> {
  const judged = wholesOf(rows).flatMap((whole) => {
    const agreed = agreement(whole.all, [...whole.parts.values()]);
    return agreed === null ? [] : [{ whole, agreed }];
  });
  const wrong = judged.flatMap(({ whole, agreed }) => (agreed === "agrees" ? [] : [whole]));
  const [first] = wrong;
  if (first === undefined) return new Map();
  const cause = wrong.length < 2 ? null : likelyCause(wrong);
  const stops = judged.some(({ agreed }) => agreed === "contradicts") || wrong.length > mostNearly * judged.length;
  if (stops || cause !== null)
    throw new ColdspotError(
      `${recordsInWords(wrong.map(({ row }) => row))}: the mean of all is not that of ${[...first.parts.keys()].join(" and ")} together, in ${wrong.length} of ${judged.length} schools; first ${shownKey(first.row.school)} in ${first.row.year}`,
      {
        exitCode: 3,
        advice: `${cause === null ? "check whether a column belongs to another group or counts other pupils" : cause}; if the counts are meant to be of other pupils than the means, write parts: approximate in the entry of the file`,
      },
    );
  const files = [...new Set(wrong.map(({ row }) => row.file))];
  return new Map(
    files.map((file) => {
      const own = judged.filter(({ whole }) => whole.row.file === file);
      return [file, { schools: own.filter(({ agreed }) => agreed !== "agrees").length, of: own.length }] as const;
    }),
  );
}
