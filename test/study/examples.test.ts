import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toJsonSchema } from "@valibot/to-json-schema";
import { describe, expect, test } from "vitest";
import { rawStudy } from "../../src/study/raw-study.ts";
import { parse } from "../support/study-faults.ts";

const shared = fileURLToPath(new URL("../../../shared/examples/", import.meta.url));
const studies = fileURLToPath(new URL("../../studies/", import.meta.url));
const wanted = ["ambitious-for-every-child.yaml", "england-2019.yaml", "smallest.yaml"];
const absent = wanted.filter((file) => !existsSync(`${shared}${file}`));

describe("study files as users would like to write them", () => {
  test.skipIf(absent.length > 0)(
    absent.length > 0
      ? `${wanted.length} examples are accepted (${absent.length} of them are not here)`
      : `${wanted.length} examples and whatever stands beside them are accepted`,
    () => {
      const files = readdirSync(shared).filter((file) => file.endsWith(".yaml"));
      expect(files).toEqual(expect.arrayContaining(wanted));
      for (const file of files) expect(parse(readFileSync(`${shared}${file}`, "utf8")).title, file).not.toBe("");
    },
  );

  // Counted by hand in the file: what the study of 2016 asks for.
  test.skipIf(absent.length > 0)("the study of 2016 is read as it was meant", () => {
    const study = parse(readFileSync(`${shared}ambitious-for-every-child.yaml`, "utf8"));
    expect(study.years).toEqual([2010, 2011, 2012, 2013, 2014, 2015]);
    expect([...study.populations.keys()]).toEqual(["all", "disadvantaged", "persistent", "others"]);
    expect(study.populations.get("persistent")).toMatchObject({
      title: "persistently disadvantaged",
      within: "disadvantaged",
      fsmShare: {
        bounds: { atLeast: { over: 80, under: 100 } },
        from: "year 7 autumn",
        to: "year 11 spring",
        termsSeen: 6,
      },
    });
    expect(study.places.groups.get("areas 5-6")).toEqual({ kind: "members", scheme: "category", members: ["5", "6"] });
    expect(study.measures.get("progress")).toMatchObject({
      file: "pupils",
      method: "rank of residual",
      against: { population: "others", in: "england" },
    });
    expect(study.ask.filter(({ kind }) => kind === "show").length).toBe(2);
    expect(study.ask.filter(({ kind }) => kind === "compare").length).toBe(6);
    expect(study.ask.filter(({ kind }) => kind === "leadership").length).toBe(2);
    expect(study.breaks.map(({ year, across }) => [year, across])).toEqual([
      [2014, "show"],
      [2015, "show"],
    ]);
  });

  test.skipIf(absent.length > 0)("the smallest study is filled in, and every default is told", () => {
    const study = parse(readFileSync(`${shared}smallest.yaml`, "utf8"));
    expect(study.assumed).toEqual([
      "files.pupils.layout: pupils (from the name of the file's entry)",
      "populations: disadvantaged (by its column) and others (all other pupils)",
      "measures.progress.method: rank of residual",
      "measures.progress.months: none: pupils are ranked among those of the file, and the study does not say that these are all pupils of a nation (coverage: nation); the study does not say which key stage is measured (key_stage)",
      "measures.progress.against: { population: others, in: england }",
      "show: gap of disadvantaged in england",
      "release.rules: srs-10 (the strictest that ships)",
    ]);
    expect(study.release).toEqual({ rules: "srs-10", keepFirst: [] });
  });

  test.each(readdirSync(studies))("studies/%s is accepted", (name) => {
    expect(parse(readFileSync(`${studies}${name}/study.yaml`, "utf8")).ask.length).toBeGreaterThan(0);
  });

  test("the schema for editors is fresh: npm run schema writes it", () => {
    const file: unknown = JSON.parse(readFileSync(new URL("../../schema/study.schema.json", import.meta.url), "utf8"));
    expect(file).toEqual({
      ...toJsonSchema(rawStudy, { typeMode: "input", errorMode: "ignore" }),
      title: "Coldspot study",
    });
  });
});
