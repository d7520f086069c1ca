import { shippedText } from "../effects/shipped.ts";
import type { KeyStage } from "../study/study.ts";
import { columns, found, type Recognised } from "./recognised.ts";
import { cellsSeen, lettersOf, type SeenFile } from "./seen-file.ts";

/** What is known about pupils as a school's or an authority's system exports them: `data/layouts/pupil-exports.json`. */
interface ExportRole {
  readonly role: string;
  /** Names by their letters and digits alone, best first. */
  readonly names: readonly string[];
  readonly begins: readonly string[];
}

/** How names of results of a key stage begin. */
interface KeyStageNames {
  readonly keyStage: KeyStage;
  readonly begins: readonly string[];
}

interface Exports {
  readonly roles: readonly ExportRole[];
  readonly keyStages: readonly KeyStageNames[];
}

let loaded: Exports | null = null;

function exportsKnown(): Exports {
  loaded ??= JSON.parse(shippedText("layouts/pupil-exports.json")) as Exports;
  return loaded;
}

/**
 * The key stage whose result a column holds, by its name; null where the name does not say.
 *
 * @example keyStageOfResult("Att8 Score") // 4
 * @example keyStageOfResult("points") // null
 */
export function keyStageOfResult(column: string): KeyStage | null {
  const letters = lettersOf(column);
  const found = exportsKnown().keyStages.find(({ begins }) => begins.some((start) => letters.startsWith(start)));
  return found?.keyStage ?? null;
}

/** A pupil's number in the form of the Department for Education. */
const upn = /^[A-Z]\d{11}[A-Z\d]$/;

function everyOnce(cells: readonly string[]): boolean {
  return new Set(cells).size === cells.length;
}

/** Whether a column could hold what a role means: numbers for scores, a value for each pupil for references. */
function couldBe(role: string, cells: readonly string[]): boolean {
  if (cells.length === 0) return true;
  if (role === "pupil") return everyOnce(cells);
  if (role === "prior" || role === "outcome")
    return cells.filter((cell) => Number.isFinite(Number(cell))).length >= 0.5 * cells.length;
  return true;
}

/** The letters of a name, without what says that it is a flag: "PP Y/N" and "PP Indicator" are `pp`. */
function stemOf(column: string): string {
  const letters = lettersOf(column);
  return letters.replace(/(yn|yesno|flag|indicator|status|eligible|eligibility)$/, "") || letters;
}

/**
 * Which column of a file of pupils has which role, by its name and by what it holds; a column has one role.
 *
 * @example pupilRoles(seen).get("disadvantaged") // "PP/FSM Ever 6 Y/N"
 */
export function pupilRoles(seen: SeenFile): ReadonlyMap<string, string> {
  const roles = new Map<string, string>();
  const taken = new Set<string>();
  for (const { role, names, begins } of exportsKnown().roles) {
    const free = seen.header.filter((column) => column.trim() !== "" && !taken.has(column));
    const named = names.flatMap((name) => free.filter((column) => stemOf(column) === name));
    const begun = begins.flatMap((start) => free.filter((column) => lettersOf(column).startsWith(start)));
    const column = [...named, ...begun].find((one) => couldBe(role, cellsSeen(seen, one)));
    if (column === undefined) continue;
    taken.add(column);
    roles.set(role, column);
  }
  return roles;
}

/** Whether nearly every row has a school of its own, as in a table of schools. */
function oneRowASchool(seen: SeenFile, column: string): boolean {
  const cells = cellsSeen(seen, column);
  return cells.length >= 10 && new Set(cells).size > 0.9 * cells.length;
}

/** Pupils, one a row, as schools and authorities export them. */
export function recognisePupils(seen: SeenFile): Recognised | null {
  const roles = pupilRoles(seen);
  const [pupil, school] = [roles.get("pupil"), roles.get("school")];
  const scored = roles.has("outcome") || roles.has("prior");
  const described = ["disadvantaged", "eal", "sen"].filter((role) => roles.has(role));
  if (!scored || roles.size < 3) return null;
  if (pupil === undefined && school !== undefined && oneRowASchool(seen, school)) return null;
  const numbered = pupil !== undefined && cellsSeen(seen, pupil).some((cell) => upn.test(cell));
  const sure = pupil !== undefined && (numbered || lettersOf(pupil) === "upn") && described.length > 0;
  return found("pupils", sure ? "certain" : "likely", [columns([...roles.values()])]);
}

/** A census: whether a pupil had free school meals in a term. */
export function recogniseCensus(seen: SeenFile): Recognised | null {
  const terms = seen.header.filter((column) => {
    const cells = cellsSeen(seen, column);
    return cells.length > 0 && cells.every((cell) => /^(aut(umn)?|spr(ing)?|sum(mer)?)$/i.test(cell));
  });
  const meals = seen.header.filter((column) => /^fsm|freeschoolmeals|freemeals/.test(lettersOf(column)));
  if (terms.length !== 1 || meals.length === 0) return null;
  return found("census", "likely", [columns([...terms, ...meals])]);
}
