import type { Engine } from "../engine/engine.ts";
import { bound, joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { notANumber, numberManner, printedNumber, reasonsOfManner } from "../formats/printed-number.ts";
import { summerOf } from "../schools/academic-year.ts";
import { plainSchoolId } from "../schools/plain-id.ts";
import { type Codes, hiddenBy, meaningOfCode, withoutMarks } from "./published-codes.ts";

/** The normal form of a text of a column; `why` is the number of the reason for which it has none, from 1. */
export interface FormOfText {
  readonly text: string;
  readonly form: string;
  readonly why: number;
}

/** The different texts of a column of a loaded table. */
export interface DifferentTexts {
  readonly engine: Engine;
  readonly codes: Codes;
  /** The texts for which a condition holds. */
  readonly where: (condition: (text: Sql) => Sql) => Promise<readonly string[]>;
}

/** Finds the normal forms of the texts of a column that are not in normal form. */
export type FormsOf = (texts: DifferentTexts) => Promise<readonly FormOfText[]>;

const changed = (forms: readonly FormOfText[]) => forms.filter(({ text, form, why }) => form !== text || why > 0);

/** A text that could be the noise of a double has more letters than this. */
const surelyMeant = 16;

/**
 * Numbers in plain digits, and '' for codes. Texts are brought here only where the engine does not know them as plain
 * numbers; and all of them only where commas, brackets or per cent have to be understood from the whole column.
 */
export const formsOfNumbers: FormsOf = async ({ engine, codes, where }) => {
  const odd = await where((text) => sql`not ${engine.words.isDecimal(text)} or length(${text}) > ${surelyMeant}`);
  const hidden = (text: string) => text !== "" && hiddenBy(text, codes) !== null;
  const left = odd.filter((text) => text !== "" && !hidden(text));
  const all = left.length === 0 ? [] : await where(() => sql`1 = 1`);
  const manner = numberManner(all.flatMap((text) => (hidden(text) ? [] : [withoutMarks(text)])));
  const read = (text: string): FormOfText => {
    if (text === "" || hidden(text)) return { text, form: "", why: 0 };
    const number = printedNumber(withoutMarks(text), manner);
    if ("plain" in number) return { text, form: number.plain, why: 0 };
    const why = number.wrong === notANumber ? 0 : reasonsOfManner.indexOf(number.wrong) + 1;
    return { text, form: text, why };
  };
  return changed((left.length === 0 ? odd : all).map(read));
};

/** '' for codes that stand where a yes or no is wanted. */
export const formsOfFlags: FormsOf = async ({ codes, where }) =>
  changed(
    (await where(() => sql`1 = 1`)).map((text) => ({
      text,
      form: meaningOfCode(text, codes) === null ? text : "",
      why: 0,
    })),
  );

/** '' for codes, other than the values that are asked for. */
export function formsOfValues(wanted: readonly string[]): FormsOf {
  return async (texts) => (await formsOfFlags(texts)).filter(({ text }) => !wanted.includes(text));
}

/** School numbers in their normal form. */
export const formsOfSchools: FormsOf = async ({ where }) =>
  changed((await where(() => sql`1 = 1`)).map((text) => ({ text, form: plainSchoolId(text), why: 0 })));

/** Years as the summers that they mean, and '' for texts that mean none. */
export const formsOfYears: FormsOf = async ({ where }) =>
  changed((await where(() => sql`1 = 1`)).map((text) => ({ text, form: String(summerOf(text) ?? ""), why: 0 })));

/** Rows of a statement that inserts many at once. */
const atOnce = 1000;

/** Puts the forms into an engine table: text, form, why. */
export async function keepForms(engine: Engine, table: string, forms: readonly FormOfText[]): Promise<void> {
  await engine.run(
    sql`create table ${name(table)} (${name("text")} varchar, ${name("form")} varchar, ${name("why")} int)`,
  );
  for (let from = 0; from < forms.length; from += atOnce) {
    const rows = forms
      .slice(from, from + atOnce)
      .map(({ text, form, why }) => sql`(${bound(text)}, ${bound(form)}, ${why})`);
    await engine.run(sql`insert into ${name(table)} values ${joined(rows, sql`, `)}`);
  }
}
