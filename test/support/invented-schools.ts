/** A school in one year as a wide table prints it. */
export interface InventedSchool {
  readonly urn: string;
  readonly name: string;
  readonly region: string;
  readonly n: string;
  readonly m: string;
  readonly dn: string;
  readonly dm: string;
}

export const columns = ["urn", "name", "region", "n", "m", "dn", "dm"] as const;

/**
 * Six invented schools in two regions, with numbers for arithmetic on paper:
 *
 *     all             North 300 pupils, sum   0.0      South 300, sum  60.0
 *     disadvantaged   North 100 pupils, sum -50.0      South  60, sum -12.0
 *     the others      North 200 pupils, sum  50.0      South 240, sum  72.0
 */
export const schools: readonly InventedSchool[] = [
  { urn: "100001", name: "Ash", region: "North", n: "100", m: "0.10", dn: "40", dm: "-0.50" },
  { urn: "100002", name: "Birch", region: "North", n: "100", m: "-0.20", dn: "40", dm: "-0.60" },
  { urn: "100003", name: "Cedar", region: "North", n: "100", m: "0.10", dn: "20", dm: "-0.30" },
  { urn: "100004", name: "Dogwood", region: "South", n: "100", m: "0.30", dn: "20", dm: "-0.40" },
  { urn: "100005", name: "Elm", region: "South", n: "100", m: "0.20", dn: "20", dm: "-0.10" },
  { urn: "100006", name: "Fir", region: "South", n: "100", m: "0.10", dn: "20", dm: "-0.10" },
];

/** One cell of a delimited text, quoted where it must be. */
export function cellText(cell: string, delimiter = ","): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export interface TextForm {
  readonly delimiter?: string;
  readonly lineEnd?: string;
  readonly header?: readonly string[];
}

/** A delimited text of rows of cells, the last line with its end. */
export function delimited(
  rows: readonly (readonly string[])[],
  { delimiter = ",", lineEnd = "\n", header = columns }: TextForm = {},
): string {
  return [header, ...rows]
    .map((row) => `${row.map((cell) => cellText(cell, delimiter)).join(delimiter)}${lineEnd}`)
    .join("");
}

/** The table of some schools as text. */
export function schoolsText(table: readonly InventedSchool[] = schools, form: TextForm = {}): string {
  return delimited(
    table.map((school) => columns.map((column) => school[column])),
    form,
  );
}

export const wideGroups = `
      all: { pupils: n, mean: m }
      disadvantaged: { pupils: dn, mean: dm }
      others: { all_less: disadvantaged }`;

export interface StudyForm {
  readonly years?: string;
  readonly path?: string;
  readonly columns?: string;
  readonly groups?: string;
  /** Further lines of the file's entry, each indented by four. */
  readonly file?: string;
  readonly places?: string;
  readonly measure?: string;
  readonly show?: string;
  readonly rules?: string;
  /** Further lines of the study. */
  readonly rest?: string;
}

export const defaultShow = `
  - mean: { of: [all, disadvantaged, others], in: [england, region] }
  - gap: { of: disadvantaged, in: [england, region] }`;

/** A study of a table of invented schools. */
export function studyText(form: StudyForm = {}): string {
  return `coldspot: 1
title: Invented schools
data: invented
years: ${form.years ?? "2019"}
files:
  schools:
    layout: school-table
    path: ${form.path ?? "schools.csv"}
    columns: { ${form.columns ?? "urn: urn, region: region"} }
    groups:${form.groups ?? wideGroups}
${form.file ?? ""}
places: ${form.places ?? "{ schemes: { region: { column: region } } }"}
measures:
  progress: ${form.measure ?? "{ outcome: { mean_of: progress_8, decimals: 2, unit: grades }, against: { population: others } }"}
show:${form.show ?? defaultShow}
release: { rules: ${form.rules ?? "public-data"} }
${form.rest ?? ""}
`;
}
