import { ColdspotError } from "../effects/coldspot-error.ts";
import type { FileKind, ForeignKind } from "./magic.ts";

/** The name of a kind of file, and how its own programs write CSV. Each command is on one line. */
interface Refusal {
  readonly title: string;
  readonly ways: (file: string, csv: string) => readonly string[];
}

const excel = "Excel: File, Save As, CSV UTF-8";
const asSheet = "or name the sheet in the study file: sheet: its name";

const foreign: Readonly<Record<ForeignKind, Refusal>> = {
  spss: {
    title: "an SPSS file (.sav)",
    ways: (file, csv) => [
      `SPSS: SAVE TRANSLATE OUTFILE='${csv}' /TYPE=CSV /ENCODING='UTF8' /FIELDNAMES /CELLS=VALUES.`,
      `R: readr::write_csv(haven::read_sav("${file}"), "${csv}", na = "")`,
    ],
  },
  stata: {
    title: "a Stata file (.dta)",
    ways: (file, csv) => [
      `Stata: export delimited using "${csv}", nolabel`,
      `R: readr::write_csv(haven::read_dta("${file}"), "${csv}", na = "")`,
    ],
  },
  sas: {
    title: "a SAS file (.sas7bdat)",
    ways: (file, csv) => [
      `SAS: proc export data=NAME outfile="${csv}" dbms=csv; run;`,
      `R: readr::write_csv(haven::read_sas("${file}"), "${csv}", na = "")`,
    ],
  },
  "sas transport": {
    title: "a SAS transport file (.xpt)",
    ways: (file, csv) => [
      `SAS: proc export data=NAME outfile="${csv}" dbms=csv; run;`,
      `R: readr::write_csv(haven::read_xpt("${file}"), "${csv}", na = "")`,
    ],
  },
  xls: {
    title: "an Excel workbook (.xls), or one with a password",
    ways: (file, csv) => [excel, `R: readr::write_csv(readxl::read_excel("${file}"), "${csv}", na = "")`],
  },
  xlsx: {
    title: "an Excel workbook (.xlsx)",
    ways: (file, csv) => [excel, `R: readr::write_csv(readxl::read_excel("${file}"), "${csv}", na = "")`, asSheet],
  },
  ods: {
    title: "an OpenDocument workbook (.ods)",
    ways: (file, csv) => [
      "LibreOffice: File, Save As, Text CSV",
      `R: readr::write_csv(readODS::read_ods("${file}"), "${csv}", na = "")`,
    ],
  },
};

const plain: Readonly<Record<Exclude<FileKind, ForeignKind | "text" | "parquet">, Refusal>> = {
  zip: { title: "a zip file", ways: () => [] },
  gzip: { title: "gzip", ways: () => [] },
};

/**
 * The error for a file that is not a table of text or Parquet: what it is, and how to turn it into CSV.
 *
 * @param name the file's name, without its folder
 */
export function refusedKind(kind: Exclude<FileKind, "text" | "parquet">, name: string): ColdspotError {
  const { title, ways } = { ...plain, ...foreign }[kind];
  const base = name.replace(/(\.(gz|[a-z]{3,4}|sas7bdat))+$/i, "");
  const csv = /\.csv/i.test(name) ? `${base}-text.csv` : `${base}.csv`;
  const lines = ways(name, csv).map((way) => `\n    ${way}`);
  return new ColdspotError(`${title}, not a table of text: ${name}`, {
    exitCode: 3,
    advice:
      lines.length === 0 ? "save it as CSV in UTF-8 and run again" : `save it as CSV and run again:${lines.join("")}`,
  });
}
