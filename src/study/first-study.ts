import { stringify } from "yaml";
import { type Guesses, guessPupilColumns, guessTable, type TableGuess } from "./guess-columns.ts";

/** What is known about a file before there is a study. */
export interface SeenFile {
  readonly name: string;
  /** Path to write in the study file. */
  readonly path: string;
  readonly header: readonly string[];
}

const check = "# please check";
/** A text as a YAML value on one line, whatever it contains. */
const quoted = (text: string) =>
  /[\p{Cc}\u2028\u2029]/u.test(text) ? JSON.stringify(text) : stringify(text, { lineWidth: 0 }).replace(/\n$/, "");
const inline = (pairs: Iterable<readonly [string, string]>) =>
  `{ ${[...pairs].map(([key, value]) => `${key}: ${/[,:{}[\]#&*!|>'"%@`]/.test(value) ? JSON.stringify(value) : quoted(value)}`).join(", ")} }`;

/** The summer of a file: from a school year in its name (2017-2018, 2017/18, 201718), the only year in it, or its columns. */
function yearOf({ name, header }: SeenFile): { readonly year: number; readonly sure: boolean } {
  for (const [, first = "", second = ""] of name.matchAll(/(20\d\d)\D?(?:20)?(\d\d)(?!\d)/g)) {
    if (Number(second) === (Number(first) + 1) % 100) return { year: Number(first) + 1, sure: true };
  }
  const inName = new Set(name.match(/20\d\d/g) ?? []);
  const inHeader = header.flatMap((column) => /, (20\d\d)$/.exec(column)?.[1] ?? []);
  const found = [...inName].at(-1) ?? inHeader[0];
  return found === undefined ? { year: 2019, sure: false } : { year: Number(found), sure: inName.size < 2 };
}

function tableStudy(file: SeenFile, { columns, groups }: TableGuess): readonly string[] {
  const schemes = [
    ...(columns.has("region") ? ["    region: { column: region }"] : []),
    ...(columns.has("authority")
      ? [
          `    authority: { column: authority, codes: three-digit } ${check}: without codes where the column holds names`,
        ]
      : []),
  ];
  const places = [
    "england",
    ...(columns.has("region") ? ["region"] : []),
    ...(columns.has("authority") ? ["authority"] : []),
  ];
  const rowType = file.header.includes("RECTYPE")
    ? [`    keep: { RECTYPE: [1, 2] } ${check}: 1 mainstream, 2 special schools`]
    : [];
  return [
    "files:",
    "  schools:",
    "    layout: school-table",
    `    path: ${quoted(file.path)}`,
    `    columns: ${inline(columns)}`,
    ...rowType,
    "    groups:",
    ...[...groups].map(
      ([group, { pupils, mean }]) =>
        `      ${group}: ${inline([
          ["pupils", pupils],
          ["mean", mean],
        ])}`,
    ),
    ...(groups.has("others") ? [] : ["      others: { all_less: disadvantaged }"]),
    "",
    ...(schemes.length === 0 ? [] : ["places:", "  schemes:", ...schemes, ""]),
    "measures:",
    `  progress: { outcome: { mean_of: progress_8, decimals: 2, unit: grades }, method: published } ${check}: what the means are means of`,
    "",
    "show:",
    `  - gap: { measure: progress, of: disadvantaged, in: [${places.join(", ")}] }`,
    "",
    `release: { rules: public-data } ${check}: srs-10 unless the table is already published`,
  ];
}

function pupilStudy(file: SeenFile, columns: Guesses): readonly string[] {
  const needed = ["school", "outcome"].filter((role) => !columns.has(role));
  const all = [...columns, ...needed.map((role) => [role, `NAME THE COLUMN OF THE ${role.toUpperCase()}`] as const)];
  const prior = columns.has("prior") ? ", prior: prior" : "";
  return [
    "files:",
    "  pupils:",
    "    layout: pupils",
    `    path: ${quoted(file.path)}`,
    `    columns: ${inline(all)} ${check}: each role and its column`,
    "",
    "measures:",
    `  progress: { outcome: outcome${prior} }`,
  ];
}

/**
 * A first study file for a table of schools or of pupils; every guess that a person should check is marked.
 *
 * @returns YAML text that `coldspot check` accepts after at most the marked edits
 */
export function firstStudy(file: SeenFile): string {
  const { year, sure } = yearOf(file);
  const table = guessTable(file.header);
  return `${[
    "coldspot: 1",
    `title: ${quoted(`Progress in ${file.name.replace(/\.(csv|txt|parquet)(\.gz)?$/i, "")}`)}`,
    `years: ${year}${sure ? "" : ` ${check}: the summer in which pupils finished key stage 4`}`,
    "",
    ...(table === null ? pupilStudy(file, guessPupilColumns(file.header)) : tableStudy(file, table)),
  ].join("\n")}\n`;
}
