import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { schools, studyText } from "../support/invented-schools.ts";
import { TableOpener } from "../support/open-bytes.ts";
import { runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";
import { writeParquet } from "../support/write-parquet.ts";

const values = schools
  .map(({ urn, name, region, n, m, dn, dm }) => `(${urn}, '${name}', '${region}', ${n}, ${m}, ${dn}, ${dm})`)
  .join(", ");
const select = (types: string) => `select ${types} from (values ${values}) as t(urn, name, region, n, m, dn, dm)`;

function parquet(types: string): Promise<Buffer> {
  return inFolder({}, async (folder) => {
    await writeParquet(join(folder, "p"), select(types));
    return readFileSync(join(folder, "p"));
  });
}

describe("a Parquet file", () => {
  // -0.10 as a float is -0.10000000149: its shortest text, not its nearest double, is what was meant.
  it.each([
    ["numbers with a point", "*"],
    ["doubles", "urn, name, region, n, m::double as m, dn, dm::double as dm"],
    ["floats", "urn::bigint as urn, name, region, n::smallint as n, m::float as m, dn::float as dn, dm::float as dm"],
    [
      "text",
      "urn::varchar as urn, name, region, n::varchar as n, m::varchar as m, dn::varchar as dn, dm::varchar as dm",
    ],
  ])("gives the same table and figures as the text it was made from: %s", async (_, types) => {
    const left = await runExample({ "schools.parquet": await parquet(types) }, studyText({ path: "schools.parquet" }));
    const expected = await runExample();
    expect(left.release.get("estimates.csv")).toBe(expected.release.get("estimates.csv"));
    expect(left.private.get("cells-progress.csv")).toBe(expected.private.get("cells-progress.csv"));
    expect(JSON.parse(left.release.get("manifest.json") ?? "").inputs[0]).toMatchObject({
      read_as: "Parquet",
      rows_read: 6,
      rows_used: 6,
    });
  });

  it("has blanks where it has nulls, and its rows are numbered from 1, for it has no header line", async () => {
    const opener = await TableOpener.start();
    try {
      const bytes = await parquet("urn, case when urn = 100002 then null else n end as n");
      const { header, rows } = await opener.open(bytes, "a.parquet");
      expect(header).toEqual(["urn", "n"]);
      expect(rows.slice(0, 2)).toEqual([
        { record: 1, cells: ["100001", "100"] },
        { record: 2, cells: ["100002", null] },
      ]);
    } finally {
      await opener.stop();
    }
  });

  it.each([
    ["cut off at its end", (whole: Buffer) => whole.subarray(0, whole.length - 20)],
    ["cut off at its start", (whole: Buffer) => whole.subarray(0, 10)],
    [
      "broken inside",
      (whole: Buffer) =>
        Buffer.concat([whole.subarray(0, 4), Buffer.alloc(whole.length - 12, 0xaa), whole.subarray(-8)]),
    ],
  ])("%s is refused as data, not as a bug", async (_, damage) => {
    const bytes = damage(await parquet("*"));
    await expect(runExample({ "s.parquet": bytes }, studyText({ path: "s.parquet" }))).rejects.toThrow(
      new ColdspotError("not a whole Parquet file: s.parquet", {
        exitCode: 3,
        advice: "fetch or write the file again, without encryption",
      }),
    );
  });
});
