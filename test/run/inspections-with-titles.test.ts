import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gradeCountsOf } from "../support/counted-schools.ts";
import { measureStudy } from "../support/measure-study.ts";

const study = `title: T
years: 2019
files: { inspections: { layout: ofsted-mi, path: inspections.csv } }
places: { schemes: { called: { column: name } } }
measures: { leadership: { of: schools, outcome: leadership_grade } }
show: [{ leadership: { in: [england, called] } }]
release: { rules: public-data }
`;

/** A title over two lines in quotes, a blank line, then the names; a pound sign and a curly quote of Windows. */
const titled = Buffer.concat([
  Buffer.from('"Management information: inspections,\r\nSeptember 2015 to August 2019",,,,,\r\n,,,,,\r\n'),
  Buffer.from(
    "URN,Region,Inspection start date,Publication date,Effectiveness of leadership and  management,School name\r\n",
  ),
  Buffer.from("100001,South West,01/02/2012,01/03/2012,3,"),
  Buffer.from([0x53, 0x74, 0x20, 0x4a, 0x6f, 0x68, 0x6e, 0x92, 0x73]),
  Buffer.from("\r\n100001,South West,01/02/2017,01/03/2017,2,A\r\nx,South West,01/02/2017,01/03/2017,2,B\r\n"),
]);

describe("a file of inspections with a title", () => {
  it("is read from the names of its columns on, in Windows-1252, and counts records from the top of the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "coldspot-test-"));
    try {
      const path = join(folder, "inspections.csv");
      writeFileSync(path, titled);
      const measured = await measureStudy(study, {}, { inspections: path });
      const [ledger] = measured.ledgers;
      expect([ledger?.rowsRead, ledger?.rowsUsed]).toEqual([3, 2]);
      expect(measured.entries.map(({ record, reason }) => [record, reason])).toEqual([[6, "not a URN"]]);
      const [whole, called] = gradeCountsOf(measured);
      expect(called?.name).toBe("St John’s");
      expect(whole?.moves?.[2]?.[1]).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
