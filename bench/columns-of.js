import { basename } from "node:path";

const pupils = [
  ["pupil_ref", "INTEGER"],
  ["urn", "INTEGER"],
  ["ks2_fine_grade", "DOUBLE"],
  ["capped_points", "INTEGER"],
  ["in_care", "INTEGER"],
];
const census = [
  ["pupil_ref", "INTEGER"],
  ["census_year", "INTEGER"],
  ["term", "VARCHAR"],
  ["fsm", "INTEGER"],
];
const all = {
  pupils: [
    "pupil_ref",
    "year",
    "urn",
    "ks2_fine_grade",
    "capped_points",
    "month_of_birth",
    "sex",
    "language",
    "in_care",
  ],
  census: ["pupil_ref", "census_year", "term", "fsm"],
};

/** The columns of a file that a study uses with their types, and the scan of it in DuckDB's words. */
export function columnsOf(path, kind) {
  const layout = basename(path).startsWith("pupils") ? "pupils" : "census";
  const used = layout === "pupils" ? pupils : census;
  const wanted = used.map(([column, type]) =>
    column === "pupil_ref" && kind === "csv-text" ? [column, "VARCHAR"] : [column, type],
  );
  if (kind === "parquet") return { wanted, from: `read_parquet('${path}')` };
  const types = new Map(wanted);
  const columns = all[layout].map((column) => `'${column}': '${types.get(column) ?? "VARCHAR"}'`).join(", ");
  return {
    wanted,
    from: `read_csv('${path}', header = true, auto_detect = false, delim = ',', columns = {${columns}})`,
  };
}
