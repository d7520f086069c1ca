import { windows1252Text } from "../../src/formats/windows-1252.ts";
import type { DirtKind } from "../support/npd/dirt-kinds.ts";

/** A file as its bytes say: nothing of the generator is used to read it. */
export interface ReadFile {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return windows1252Text(bytes);
  }
}

/** Takes a delimited text apart letter by letter. */
export function readDelimited(bytes: Uint8Array): ReadFile {
  const text = textOf(bytes).replace(/^\uFEFF/, "");
  const delimiter = text.slice(0, text.indexOf("\n")).includes("\t") ? "\t" : ",";
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === delimiter || letter === "\n") {
      record.push(cell.trim());
      cell = "";
      if (letter === "\n") {
        records.push(record);
        record = [];
      }
    } else if (letter !== "\r") cell += letter;
  }
  if (record.length > 0 || cell !== "") throw new Error("the last line has no end");
  const [header = [], ...rest] = records;
  return { header, records: rest };
}

/** Value of a column whose name begins so, whatever its capitals and ending. */
export type Cell = (start: string) => string;

export interface Rule {
  readonly kind: DirtKind;
  readonly fails: (cell: Cell) => boolean;
}

export interface Judged {
  /** Cells by name of the records that are used. */
  readonly used: readonly Cell[];
  readonly counts: ReadonlyMap<DirtKind, number>;
}

const add = (counts: Map<DirtKind, number>, kind: DirtKind, more: number) => {
  if (more > 0) counts.set(kind, (counts.get(kind) ?? 0) + more);
};

/**
 * Applies the rules in their order, then looks for repeats among what is left: alike, one is used; otherwise none.
 *
 * @param says what two records of one pupil must have alike to be the same
 */
export function judge({ header, records }: ReadFile, rules: readonly Rule[], says: readonly string[]): Judged {
  const names = header.map((name) => name.toLowerCase());
  const positions = new Map<string, number>();
  const position = (start: string) => {
    const known = positions.get(start) ?? names.findIndex((name) => name.startsWith(start.toLowerCase()));
    if (known === -1) throw new Error(`no column begins with: ${start}`);
    positions.set(start, known);
    return known;
  };
  const counts = new Map<DirtKind, number>();
  const byPupil = new Map<string, Cell[]>();
  for (const record of records) {
    const cell: Cell = (start) => record[position(start)] ?? "";
    const wrong =
      record.length < header.length
        ? "too few cells"
        : record.length > header.length
          ? "too many cells"
          : rules.find(({ fails }) => fails(cell))?.kind;
    if (wrong !== undefined) add(counts, wrong, 1);
    else byPupil.set(record[0] ?? "", [...(byPupil.get(record[0] ?? "") ?? []), cell]);
  }
  const used: Cell[] = [];
  for (const cells of byPupil.values()) {
    const different = new Set(cells.map((cell) => says.map(cell).join("|"))).size;
    const [first] = cells;
    if (different > 1) add(counts, "one pupil with records that differ", cells.length);
    else if (first !== undefined) {
      used.push(first);
      add(counts, "the same record again", cells.length - 1);
    }
  }
  return { used, counts };
}

const yes = ["1", "y", "yes", "t", "true"];
const no = ["0", "n", "no", "f", "false"];
export const isYes = (text: string) => yes.includes(text.toLowerCase());
export const isNo = (text: string) => no.includes(text.toLowerCase());
const isBlank = (text: string) => ["", "supp", "ne", "x", "."].includes(text.toLowerCase());
const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** What is wrong with a record of key stage 4, in the order of reasons. */
export function ks4Rules(year: number, urns: ReadonlySet<string>): readonly Rule[] {
  const outside = (text: string, highest: number) => Number(text) < 0 || Number(text) > highest;
  return [
    { kind: "not at the end of the key stage", fails: (cell) => isNo(cell("KS4_ENDKS")) },
    { kind: "second record outside national results", fails: (cell) => isNo(cell("KS4_NATRES")) },
    { kind: "at an independent school", fails: (cell) => cell("KS4_TOE_CODE") === "11" },
    { kind: "in alternative provision", fails: (cell) => cell("KS4_TOE_CODE") === "14" },
    { kind: "at a special school", fails: (cell) => cell("KS4_TOE_CODE") === "7" },
    { kind: "no pupil reference", fails: (cell) => cell("KS4_PUPILMATCHINGREF") === "" },
    { kind: "no school", fails: (cell) => cell("KS4_URN") === "" },
    { kind: "wrong year", fails: (cell) => cell("KS4_ACADYR") !== `${year - 1}/${year}` },
    { kind: "no outcome", fails: (cell) => isBlank(cell("KS4_PTSCNEWE")) },
    { kind: "outcome that is not a number", fails: (cell) => !isNumber(cell("KS4_PTSCNEWE")) },
    { kind: "impossible outcome", fails: (cell) => outside(cell("KS4_PTSCNEWE"), 700) },
    { kind: "no prior attainment", fails: (cell) => isBlank(cell("KS4_VAP2TAAPS")) },
    { kind: "impossible prior attainment", fails: (cell) => outside(cell("KS4_VAP2TAAPS"), 42) },
    { kind: "flag neither yes nor no", fails: (cell) => !isYes(cell("CLA_PP")) && !isNo(cell("CLA_PP")) },
    { kind: "unknown school", fails: (cell) => !urns.has(cell("KS4_URN")) },
  ];
}

/** What is wrong with a record of key stage 2. */
export function ks2Rules(year: number, pupils: ReadonlySet<string>): readonly Rule[] {
  return [
    { kind: "second record outside national results", fails: (cell) => isNo(cell("KS2_NATRES")) },
    { kind: "no pupil reference", fails: (cell) => cell("KS2_PUPILMATCHINGREF") === "" },
    { kind: "wrong year", fails: (cell) => cell("KS2_ACADYR") !== `${year - 1}/${year}` },
    { kind: "no prior attainment", fails: (cell) => isBlank(cell("KS2_CVAAPS")) },
    { kind: "impossible prior attainment", fails: (cell) => Number(cell("KS2_CVAAPS")) > 42 },
    { kind: "pupil of no cohort", fails: (cell) => !pupils.has(cell("KS2_PUPILMATCHINGREF")) },
  ];
}

/** What is wrong with a record of a census. */
export function censusRules(pupils: ReadonlySet<string>): readonly Rule[] {
  return [
    { kind: "guest registration", fails: (cell) => cell("EnrolStatus") === "G" },
    { kind: "subsidiary registration", fails: (cell) => cell("EnrolStatus") === "S" },
    { kind: "no pupil reference", fails: (cell) => cell("PupilMatchingRef") === "" },
    {
      kind: "flag neither yes nor no",
      fails: (cell) => !isYes(cell("FSMeligible")) && !isNo(cell("FSMeligible")) && !isBlank(cell("FSMeligible")),
    },
    { kind: "no answer on free school meals", fails: (cell) => isBlank(cell("FSMeligible")) },
    { kind: "pupil of no cohort", fails: (cell) => !pupils.has(cell("PupilMatchingRef")) },
  ];
}
