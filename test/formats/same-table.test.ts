import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { columns, delimited, schools, studyText } from "../support/invented-schools.ts";
import { windows1252 } from "../support/memory-file.ts";
import { type Left, runExample } from "../support/run-example.ts";

// One table in every form a user may have it: each must give the figures of the plain one, byte for byte.
const header = ["urn\n(school)", 'the "name"', "region, with\nits part", "n", "m", "dn", "dm"];
const rows = schools.map((school) =>
  columns.map((column) => {
    if (column === "name") return `${school.name}\nSt “Mary’s” — “£”`;
    return column === "region" ? `${school.region}\n‘‘A” – £` : school[column];
  }),
);
const plain = delimited(rows, { header });
const study = studyText({
  path: "FILE",
  columns: 'urn: "urn\\n(school)", region: "region, with\\nits part"',
});

const crlf = delimited(rows, { header, lineEnd: "\r\n" });
const forms: Readonly<Record<string, readonly [string, string | Uint8Array, string]>> = {
  "UTF-8 with BOM": ["a.csv", `\uFEFF${plain}`, "CSV, utf-8 with BOM"],
  CRLF: ["a.csv", crlf, "CSV, utf-8, mixed line ends"],
  "CRLF everywhere": ["a.csv", plain.replaceAll("\n", "\r\n"), "CSV, utf-8"],
  "bare CR": ["a.csv", plain.replaceAll("\n", "\r"), "CSV, utf-8, bare CR"],
  "mixed line ends": [
    "a.csv",
    plain.replace("\n10000", "\r10000").replace("\n100004", "\r\n100004"),
    "CSV, utf-8, mixed line ends",
  ],
  "no line end at the end": ["a.csv", plain.trimEnd(), "CSV, utf-8"],
  "blank lines": ["a.csv", plain.replace("\n100004", "\n\n\n100004"), "CSV, utf-8"],
  "quotes everywhere": [
    "a.csv",
    [header, ...rows].map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`).join(""),
    "CSV, utf-8",
  ],
  "tab-separated": ["a.tsv", delimited(rows, { header, delimiter: "\t" }), "tab-separated, utf-8"],
  "Windows-1252": ["a.csv", windows1252(plain), "CSV, windows-1252"],
  "Windows-1252 with bare CR": ["a.csv", windows1252(plain.replaceAll("\n", "\r")), "CSV, windows-1252, bare CR"],
  gzip: ["a.csv.gz", gzipSync(plain), "CSV, utf-8, gzip"],
  "gzip of CRLF with BOM": [
    "a.csv.gz",
    gzipSync(`\uFEFF${plain.replaceAll("\n", "\r\n")}`),
    "CSV, utf-8 with BOM, gzip",
  ],
  "gzip of tab-separated Windows-1252 with bare CR": [
    "a.tsv.gz",
    gzipSync(windows1252(delimited(rows, { header, delimiter: "\t" }).replaceAll("\n", "\r"))),
    "tab-separated, windows-1252, bare CR, gzip",
  ],
};

describe("the same table in another form", () => {
  let expected: Left;
  const run = (name: string, content: string | Uint8Array) =>
    runExample({ [name]: content }, study.replace("FILE", name));
  beforeAll(async () => {
    expected = await run("a.csv", plain);
  });

  // By hand: (-50 + -12) / 160 disadvantaged pupils and (50 + 72) / 440 others of the six schools.
  it("begins with the right figures", () => {
    const estimates = expected.release.get("estimates.csv") ?? "";
    const value = (figure: string) => new RegExp(`^${figure},.*?,grades,points,([-\\d.]+),`, "m").exec(estimates)?.[1];
    expect(Number(value("progress/mean/disadvantaged/england/2019"))).toBeCloseTo(-62 / 160, 2);
    expect(Number(value("progress/mean/others/england/2019"))).toBeCloseTo(122 / 440, 2);
    expect(estimates).toContain("region-north-a");
  });

  it.each(Object.entries(forms))("%s gives the same table and figures", async (_, [name, content, readAs]) => {
    const left = await run(name, content);
    for (const file of ["estimates.csv", "evidence/results.json", "evidence/outputs.csv"]) {
      expect(left.release.get(file), file).toBe(expected.release.get(file));
    }
    expect(expected.release.get("estimates.csv")?.length).toBeGreaterThan(1000);
    for (const file of ["cells-progress.csv", "rejects.csv"])
      expect(left.private.get(file), file).toBe(expected.private.get(file));
    expect(left.private.get("flow.csv")?.replaceAll(name, "a.csv")).toBe(expected.private.get("flow.csv"));
    expect(JSON.parse(left.release.get("manifest.json") ?? "").inputs[0].read_as).toBe(readAs);
  });
});
