import type { Engine } from "../../engine/engine.ts";
import { type Sql, sql } from "../../engine/sql/statement.ts";
import { summerOf } from "../../schools/academic-year.ts";
import type { ColumnReader } from "../column-reader.ts";
import { noWords, writtenForms, yesWords } from "../flag-words.ts";
import type { JudgedValues, Kept } from "../judged-values.ts";
import type { ColumnProfile } from "./column-profile.ts";
import {
  profileOfIdentifiers,
  profileOfNumbers,
  profileOfReferences,
  profileOfWords,
  textsOfColumn,
  textsOfJudged,
} from "./profile-of-pupils.ts";

const answers: ReadonlySet<string> = new Set([...yesWords, ...noWords]);

/** The columns of a loaded file of pupils that a study uses, by what they hold. */
export interface ColumnsOfPupils {
  /** Of the pupils' references; null where the study names none. */
  readonly pupil: string | null;
  readonly school: JudgedValues | null;
  readonly numbers: readonly JudgedValues[];
  readonly flags: readonly JudgedValues[];
  /** Columns whose values the study names, and those values. */
  readonly memberships: readonly { readonly judged: JudgedValues; readonly values: readonly string[] }[];
  readonly year: JudgedValues | null;
  /** Columns by which the study keeps rows, and the values that it names. */
  readonly chosen: readonly { readonly column: string; readonly values: readonly string[] }[];
  /** Columns whose texts are names of places. */
  readonly places: readonly string[];
}

/** Whether a text is one of the values of a study, however a number is written. */
function isOneOf(values: readonly string[]): (text: string) => boolean {
  const forms = new Set(values.flatMap(writtenForms));
  return (text) => forms.has(text);
}

/**
 * The profiles of the columns of a file of pupils, each column once, from its judged values where it has some. Values of
 * pupils' and schools' numbers and of places are not among them.
 *
 * @param raw engine table of the file's rows
 * @param kept which rows the study keeps
 */
export async function profilesOfFile(
  engine: Engine,
  reader: ColumnReader,
  raw: string,
  columns: ColumnsOfPupils,
  kept: Kept,
): Promise<readonly ColumnProfile[]> {
  const { pupil, school, numbers, flags, memberships, year, chosen, places } = columns;
  const { codes } = reader;
  const rows = kept ?? sql`1 = 1`;
  const profiles: ColumnProfile[] = [];
  const add = async (column: string, profile: () => Promise<ColumnProfile>) => {
    if (!profiles.some((one) => one.column === column)) profiles.push(await profile());
  };
  const words = (judged: JudgedValues, known: (text: string) => boolean) =>
    add(judged.column, async () => profileOfWords(judged.column, await textsOfJudged(engine, judged), known, codes));
  const stored = (column: string, kept: Sql) => textsOfColumn(engine, raw, reader.asText(column), kept);
  if (pupil !== null) await add(pupil, () => profileOfReferences(engine, pupil, raw, reader.asText(pupil), rows));
  if (school !== null)
    await add(school.column, async () => profileOfIdentifiers(school.column, await textsOfJudged(engine, school)));
  for (const judged of numbers) await add(judged.column, () => profileOfNumbers(engine, judged));
  for (const judged of flags) await words(judged, (text) => answers.has(text.toLowerCase()));
  for (const { judged, values } of memberships) await words(judged, isOneOf(values));
  if (year !== null) await words(year, (text) => summerOf(text) !== null);
  for (const column of places) await add(column, async () => profileOfIdentifiers(column, await stored(column, rows)));
  // A column by which rows are kept is counted in all rows: how many each of its values has is what matters.
  for (const { column, values } of chosen)
    await add(column, async () => profileOfWords(column, await stored(column, sql`1 = 1`), isOneOf(values), codes));
  return profiles;
}
