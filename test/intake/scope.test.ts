import { beforeAll, describe, expect, it } from "vitest";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import type { MeasuredStudy } from "../support/measure-study.ts";

const study = (scope: string) => `
title: Scope
years: 2019
files:
  pupils:
    path: pupils.csv
    columns: { pupil: id, school: urn, ks2: ks2, points: points, flag: flag, end_of_ks4: end, state_funded: state, school_type: type }
    scope: ${scope}
populations: { some: { any_of: flag }, others: { not: some } }
measures: { progress: { outcome: points, prior: ks2, method: points } }
release: { rules: public-data }
`;

const rules = `{ at the end of key stage 4: { end_of_ks4: [1] }, in state-funded schools: { state_funded: 1 }, not in special schools: { not: { school_type: [CYS, NMSS] } } }`;

/** One row a line: id, school, prior, outcome, flag, end, state, type; what becomes of it is worked out by reading the rules. */
const rows: readonly (readonly [row: string, becomes: string])[] = [
  ["P1,A,4,300,1,1,1,ACC", "used"],
  ["P2,A,4,310,0, 1 ,1,", "used"],
  ["P3,B,4,320,1,1,1,cys", "used"],
  ["P4,B,4,330,0,1,1,SUPP", "used"],
  ["P5,B,4,340,1,0,1,ACC", "at the end of key stage 4"],
  ["P6,B,4,350,1,,1,ACC", "at the end of key stage 4"],
  ["P7,B,4,360,1,01,0,CYS", "at the end of key stage 4"],
  ["P8,B,4,370,1,1,0,CYS", "in state-funded schools"],
  ["P9,B,,,1,1,,ACC", "in state-funded schools"],
  ["Q1,B,,nonsense,1,1,1,CYS", "not in special schools"],
  ["Q2,B,4,380,1,1,1, NMSS ", "not in special schools"],
  ["Q3,B,,,1,1,1,ACC", "no prior attainment (ks2)"],
  ["Q4,B,4,,1,1,1,ACC", "no outcome (points)"],
  [",B,4,390,1,0,0,CYS", "no pupil reference (id)"],
  ["P1,B,4,999,1,0,1,ACC", "at the end of key stage 4"],
];

const csv = (lines: readonly string[]) => `id,urn,ks2,points,flag,end,state,type\n${lines.join("\n")}\n`;
const files = { "pupils.csv": csv(rows.map(([row]) => row)) };
const reasonOf = (becomes: string) => (becomes.startsWith("no ") ? becomes : `outside the scope: ${becomes}`);

describe("the scope of a pupil file", () => {
  let measured: MeasuredStudy;
  beforeAll(async () => {
    measured = await measurePupilStudy(study(rules), files);
  });

  it("leaves each row out for the first rule it fails, before its scores are looked at", () => {
    expect(measured.entries.map(({ record, reason }) => [record, reason])).toEqual(
      rows.flatMap(([, becomes], index) => (becomes === "used" ? [] : [[index + 2, reasonOf(becomes)]])),
    );
  });

  it("names in the ledger the column that failed and what stood in it", () => {
    const entry = (record: number) => measured.entries.find((one) => one.record === record);
    expect(entry(8)).toMatchObject({ column: "end", value: "01" });
    expect(entry(12)).toMatchObject({ column: "type", value: "NMSS" });
  });

  it("reconciles: 15 rows read, 4 used, 4 + 2 + 2 outside the scope, 3 with nothing to use", () => {
    const [ledger] = measured.ledgers;
    expect(ledger).toMatchObject({ rowsRead: 15, rowsUsed: 4 });
    const counts = new Map(ledger?.refused.map(({ reason, rows: count }) => [reason, count]));
    expect(counts).toEqual(
      new Map([
        ["outside the scope: at the end of key stage 4", 4],
        ["outside the scope: in state-funded schools", 2],
        ["outside the scope: not in special schools", 2],
        ["no outcome (points)", 1],
        ["no prior attainment (ks2)", 1],
        ["no pupil reference (id)", 1],
      ]),
    );
  });

  it("says in which order rows were asked", () => {
    const asked = measured.ledgers[0]?.checked ?? [];
    const places = [
      "no pupil reference (id)",
      "outside the scope: at the end of key stage 4",
      "outside the scope: in state-funded schools",
      "outside the scope: not in special schools",
      "no prior attainment (ks2)",
      "no outcome (points)",
      "one pupil with rows that differ",
    ].map((reason) => asked.indexOf(reason));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("gives the figures of a file that holds only the rows in scope", async () => {
    const within = csv(rows.flatMap(([row, becomes]) => (becomes === "used" ? [row] : [])));
    const alone = await measurePupilStudy(study(rules), { "pupils.csv": within });
    expect(measured.estimates).toEqual(alone.estimates);
  });

  it("counts a row under another rule when the rules stand in another order", async () => {
    const turned = `{ not in special schools: { not: { school_type: [CYS, NMSS] } }, at the end of key stage 4: { end_of_ks4: [1] }, in state-funded schools: { state_funded: 1 } }`;
    const other = await measurePupilStudy(study(turned), files);
    // P7 and P8 are in special schools, too: 4 rows for that reason, 3 and 1 for the others.
    expect(
      Object.fromEntries(other.ledgers[0]?.refused.map(({ reason, rows: count }) => [reason, count]) ?? []),
    ).toMatchObject({
      "outside the scope: not in special schools": 4,
      "outside the scope: at the end of key stage 4": 3,
      "outside the scope: in state-funded schools": 1,
    });
    expect(other.estimates).toEqual(measured.estimates);
  });
});
