import { beforeAll, expect, it } from "vitest";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";

let release: ReadonlyMap<string, string>;
beforeAll(async () => {
  ({ release } = await runExample());
});

it("a release has every column of its tables in the data dictionary, in their order", () => {
  const tables = [...release.keys()].filter((file) => file.endsWith(".csv"));
  expect(tables.length).toBeGreaterThan(2);
  const [, ...rows] = plainCsv(release.get("data-dictionary.csv") ?? "");
  expect(new Set(rows.map(([file]) => file))).toEqual(new Set(tables));
  for (const table of tables) {
    const described = rows.filter(([file]) => file === table).map(([, column]) => column);
    expect(described, table).toEqual(plainCsv(release.get(table) ?? "")[0]);
  }
  for (const row of rows) expect([row[1], row[3]]).not.toEqual([row[1], ""]);
});

it("a release has every file in the list for the output checker, but the list and the hashes", () => {
  const [, ...rows] = plainCsv(release.get("evidence/outputs.csv") ?? "");
  const listed = [...release.keys()].filter((file) => !/^evidence\/(outputs\.csv|files\.sha256)$/.test(file));
  expect(rows.map(([file]) => file).sort()).toEqual(listed.sort());
});
