import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAreaTables } from "../../src/intake/area-table.ts";
import type { CheckedAreaTable } from "../../src/intake/checked-area-table.ts";
import { isLarger, levelOfCode } from "../../src/intake/level-of-row.ts";
import { parsed } from "../support/checked-table.ts";
import { areaRow, areasHeader, areasStudy } from "../support/invented-areas.ts";
import { TableOpener } from "../support/open-bytes.ts";

/** Areas as "local authority 831 2018: disadvantaged 100 x -600". */
const said = (areas: CheckedAreaTable["areas"]) =>
  areas.map(
    ({ level, area, year, groups }) =>
      `${level} ${area} ${year}: ${[...groups].map(([name, { pupils, value }]) => `${name} ${pupils} x ${value}`).join(", ")}`,
  );

const reasons = ({ ledgers }: CheckedAreaTable) =>
  ledgers.flatMap(({ refused, inPart }) =>
    [...refused, ...inPart].map(({ reason, rows }) => `${rows} ${reason}`).sort(),
  );

describe("a table of areas", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  const read = async (rows: readonly string[], study = areasStudy(), header = areasHeader) => {
    const { study: asked, measure } = parsed(study);
    const spec = asked.files.get("areas");
    if (spec?.areaTable === undefined) throw new Error("not a table of areas");
    const table = await opener.table(`${[header, ...rows].join("\n")}\n`);
    return readAreaTables(
      {
        spec,
        table: spec.areaTable,
        outcome: measure.outcome,
        roles: [...spec.columns.keys()].filter((role) => role !== "year" && role !== "level"),
        years: asked.years,
        larger: "compared",
        at: () => "study.yaml:1:1",
      },
      [{ table, year: null }],
    );
  };

  it("takes rows of its level, compares larger areas, and leaves everything else in the ledger", async () => {
    const table = await read([
      areaRow("831", "East Midlands", "disadvantaged", 100, "-60.0"),
      areaRow("831", "East Midlands", "other", 300, "30"),
      areaRow("831", "East Midlands", "other", 120, "10", "Boys"),
      areaRow("831", "East Midlands", "Total", 400, "-30"),
      areaRow("", "East Midlands", "disadvantaged", 100, "-60.0"),
      areaRow("", "", "disadvantaged", 100, "-60.0"),
      "201617,Local authority,East Midlands,831,Total,other,1,1",
      "201719,Local authority,East Midlands,831,Total,other,1,1",
      "201718,Parliamentary constituency,East Midlands,831,Total,other,1,1",
      areaRow("850", "South East", "disadvantaged", "c", "c"),
      areaRow("850", "South East", "other", "z", "12"),
    ]);
    expect(said(table.areas)).toEqual(["local authority 831 2018: disadvantaged 100 x -600, others 300 x 300"]);
    expect(said(table.larger)).toEqual([
      "regional East Midlands 2018: disadvantaged 100 x -600",
      "national England 2018: disadvantaged 100 x -600",
    ]);
    expect(reasons(table)).toEqual([
      "1 a group the study does not ask for",
      "1 a row that the study leaves out (sex)",
      "1 a year that is not in the study",
      "1 an area of another level",
      "1 confidential (c)",
      "1 not an academic year, nor a summer",
      "1 not applicable (z)",
      "2 a larger area, compared with the sum of its areas",
    ]);
    expect(table.ledgers[0]).toMatchObject({ rowsRead: 11, rowsUsed: 2 });
  });

  it("hides one group and not its area, where one row has all groups", async () => {
    const wide = areasStudy({ keep: "" })
      .replace("level: geographic_level, ", "")
      .replace(
        "{ pupils: n, sum: s, where: { group: disadvantaged } }",
        "{ pupils: dn, mean: dm, lower: dl, upper: du }",
      )
      .replace("{ pupils: n, sum: s, where: { group: other } }", "{ pupils: on, mean: om }");
    const header = "time_period,region_name,old_la_code,dn,dm,dl,du,on,om";
    const table = await read(
      ["2018,East Midlands,831,100,-0.6,-0.7,-0.5,SUPP,SUPP", "2018,South East,850,50,-0.2,c,c,300,0.1"],
      wide,
      header,
    );
    expect(said(table.areas)).toEqual([
      "local authority 831 2018: disadvantaged 100 x -6",
      "local authority 850 2018: disadvantaged 50 x -2, others 300 x 1",
    ]);
    const [derby, hampshire] = table.areas.map(({ groups }) => groups.get("disadvantaged")?.limits);
    expect(derby?.lower).toBeCloseTo(-0.7, 12);
    expect(derby?.upper).toBeCloseTo(-0.5, 12);
    expect(hampshire).toBeNull();
    expect(reasons(table)).toEqual(["1 others: hidden by the source because of few pupils (SUPP)"]);
    const crossed = await read(
      ["2018,East Midlands,831,100,-0.6,-0.5,-0.4,300,0.1", "2018,South East,850,50,-0.2,,,300,0.1"],
      wide,
      header,
    );
    expect(reasons(crossed)).toEqual(["1 limits that do not enclose the mean"]);
  });

  it("says what to keep where rows of one area contradict each other, whatever their order", async () => {
    const rows = [
      areaRow("831", "East Midlands", "other", 300, "30"),
      areaRow("831", "East Midlands", "other", 120, "10", "Boys"),
    ];
    const message = /records 2 and 3: area 831 is there twice in 2018, with two different rows for others$/;
    await expect(read(rows, areasStudy({ keep: "" }))).rejects.toThrow(message);
    await expect(read([...rows].reverse(), areasStudy({ keep: "" }))).rejects.toThrow(message);
    const hidden = [
      rows[0] ?? "",
      areaRow("831", "East Midlands", "other", "c", "c", "Boys"),
      areaRow("831", "East Midlands", "other", 7, "7", "Girls"),
    ];
    await expect(read(hidden, areasStudy({ keep: "" }))).rejects.toThrow("two different rows for others");
  });

  it("refuses a table without any row of its level, and a column of words", async () => {
    await expect(read([areaRow("", "East Midlands", "other", 1, "1")])).rejects.toThrow(
      "could be used as an area of the level local authority; most are: a larger area",
    );
    await expect(read([areaRow("831", "East Midlands", "other", "many", "few")])).rejects.toThrow("not a number: many");
  });
});

describe("a file of pupils read as a table of areas by mistake", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  // Neither the reference of a pupil nor a name in a column of numbers may be in an error.
  it("shows nothing of its rows in an error", async () => {
    const { study, measure } = parsed(
      areasStudy({ keep: "" })
        .replace("level: geographic_level, ", "")
        .replace("region: region_name", "region: old_la_code"),
    );
    const spec = study.files.get("areas");
    if (spec?.areaTable === undefined) throw new Error("not a table of areas");
    const question = {
      spec,
      table: spec.areaTable,
      outcome: measure.outcome,
      roles: [],
      years: [2018],
      larger: "compared" as const,
      at: () => "study.yaml:1:1",
    };
    const header = "time_period,old_la_code,group,n,s";
    const messageOf = async (...rows: readonly string[]) => {
      const table = await opener.table(`${[header, ...rows].join("\n")}\n`);
      return readAreaTables(question, [{ table, year: null }]).then(
        () => "read",
        (error: unknown) => String(error),
      );
    };
    const twice = await messageOf("2018,PUP12,other,1,3", "2018,PUP12,other,1,4");
    expect(twice).toContain("records 2 and 3: area (not shown) is there twice");
    expect(twice).not.toContain("PUP12");
    const named = await messageOf("2018,PUP12,other,Jane,3");
    expect(named).toContain("column n: not a number: (not shown)");
    expect(named).not.toMatch(/Jane|PUP12/);
  });
});

describe("the level of an area", () => {
  it.each([
    ["970", "local authority", "national"],
    ["E92000001", "local authority", "national"],
    ["England", "local authority", "national"],
    ["983", "local authority", "regional"],
    ["990", "local authority", "regional"],
    ["E12000004", "local authority", "regional"],
    ["831", "local authority", "local authority"],
    ["E10000014", "local authority", "local authority"],
    ["E06000015", "local authority", "local authority"],
    ["E06000015", "local authority district", "local authority district"],
    ["E07000148", "local authority", "local authority district"],
    ["Inner London", "local authority", null],
  ])("of %s in a table of the level %s is %s", (code, wanted, level) => {
    expect(levelOfCode(code, wanted)).toBe(level);
  });

  it("of regions and the nation is larger than any other, also than one not known", () => {
    expect(isLarger("regional", "ward")).toBe(true);
    expect(isLarger("local authority", "ward")).toBe(false);
    expect(isLarger("local authority", "local authority district")).toBe(true);
    expect(isLarger("regional", "national")).toBe(false);
  });
});
