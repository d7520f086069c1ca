import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../../src/effects/coldspot-error.ts";
import { expandPattern } from "../../../src/run/files/file-patterns.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { inFolder } from "../../support/temp-folder.ts";

describe("a star in a path", () => {
  const files = {
    "census_aut09.csv": "",
    "census_spr10.csv": "",
    "census_spr10.csv.bak": "",
    "pupils.csv": "",
    "a+b.csv": "",
    "census_old.csv/kept.csv": "",
  };

  it("stands for any characters of a name, and takes files by name", () =>
    inFolder(files, async (folder) => {
      const found = async (pattern: string) => {
        const paths = await expandPattern(quietEffects, { path: `${folder}/${pattern}`, year: 2015 }, "study.yaml:1:1");
        return paths.map(({ path, year }) => `${path.slice(folder.length + 1)} ${year}`);
      };
      expect(await found("census_*.csv")).toEqual(["census_aut09.csv 2015", "census_spr10.csv 2015"]);
      expect(await found("*_*10*")).toEqual(["census_spr10.csv 2015", "census_spr10.csv.bak 2015"]);
      expect(await found("a+*.csv")).toEqual(["a+b.csv 2015"]);
      expect(await found("pupils.csv")).toEqual(["pupils.csv 2015"]);
    }));

  it("that fits nothing, or stands in a folder, is an error with its place", () =>
    inFolder(files, async (folder) => {
      const refusal = async (pattern: string) => {
        const error = await expandPattern(
          quietEffects,
          { path: `${folder}/${pattern}`, year: null },
          "study.yaml:4:9",
        ).catch((thrown: unknown) => thrown);
        if (!(error instanceof ColdspotError)) throw new Error("not refused");
        return error.message.replace(folder, "FOLDER");
      };
      expect(await refusal("sensus_*.csv")).toMatch(/^study.yaml:4:9 no file fits: FOLDER\/sensus_\*\.csv/);
      expect(await refusal("*/pupils.csv")).toBe("study.yaml:4:9 a star in the name of a folder: FOLDER/*/pupils.csv");
    }));
});
