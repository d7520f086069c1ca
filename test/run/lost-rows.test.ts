import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import type { Engine, FileSource } from "../../src/engine/engine.ts";
import { inventedPupils, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import type { Files } from "../support/temp-folder.ts";

const files = pupilFiles(inventedPupils(48));
const textOf = (name: string, all: Files = files) => String(all[name]);

/** Engines that read another text in place of one file: one that loses a row of it, one that gives a row twice. */
const faults = {
  loses: (text: string) => text.replace(/\n[^\n]*\n$/, "\n"),
  doubles: (text: string) => text.replace(/(\n[^\n]*)\n$/, "$1$1\n"),
};

function faulty(file: string, text: string, fault: keyof typeof faults) {
  return (engine: Engine, workFolder: string): Engine => {
    const instead = `${workFolder}/other.csv`;
    writeFileSync(instead, faults[fault](text));
    const other = (source: FileSource) => (basename(source.path) === file ? { ...source, path: instead } : source);
    return {
      ...engine,
      load: (table, source) => engine.load(table, other(source)),
      scan: (table, source) => engine.scan(table, other(source)),
    };
  };
}

/** Rows of a text under its header, counted as lines: these files have neither quotes nor blank lines. */
const rowsOf = (text: string) => text.trimEnd().split("\n").length - 1;
const counted = new Intl.NumberFormat("en-GB");
const refused = (name: string, rows: number, off: number) =>
  new ColdspotError(`${name}: ${counted.format(rows)} rows, of which the engine read: ${counted.format(rows + off)}`, {
    exitCode: 3,
    advice: "nothing was written; save the file as Parquet, or without line breaks inside cells, and run again",
  });

describe.each([
  ["loses", -1],
  ["doubles", 1],
] as const)("an engine that %s a row", (fault, off) => {
  it.each(["pupils_2015.csv", "census_2014.csv", "schools.csv", "districts.csv"])(
    "is found out by the count of records: %s",
    async (file) => {
      const run = measurePupilStudy(pupilStudy(), files, faulty(file, textOf(file), fault));
      await expect(run).rejects.toThrow(refused(file, rowsOf(textOf(file)), off));
    },
  );

  it("of one of two census files of a cohort", async () => {
    const lines = textOf("census_2015.csv").trimEnd().split("\n");
    const [header = ""] = lines;
    const half = lines.length >> 1;
    const two: Files = {
      ...files,
      "one.csv": `${lines.slice(0, half).join("\n")}\n`,
      "two.csv": `${[header, ...lines.slice(half)].join("\n")}\n`,
    };
    const study = pupilStudy({ census: "{ 2014: census_2014.csv, 2015: [one.csv, two.csv] }" });
    await expect(measurePupilStudy(study, two)).resolves.toBeDefined();
    const run = measurePupilStudy(study, two, faulty("two.csv", textOf("two.csv", two), fault));
    await expect(run).rejects.toThrow(refused("one.csv, two.csv", rowsOf(textOf("census_2015.csv")), off));
  });

  it("of a census that serves every cohort", async () => {
    const [first, second] = ["census_2014.csv", "census_2015.csv"].map((name) => textOf(name));
    const all: Files = { ...files, "all.csv": `${first}${second?.slice(second.indexOf("\n") + 1)}` };
    const study = pupilStudy({ census: "all.csv" });
    await expect(measurePupilStudy(study, all)).resolves.toBeDefined();
    const run = measurePupilStudy(study, all, faulty("all.csv", textOf("all.csv", all), fault));
    await expect(run).rejects.toThrow(refused("all.csv", rowsOf(textOf("all.csv", all)), off));
  });
});
