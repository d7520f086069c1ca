import { describe, expect, it } from "vitest";
import { inventedPupils, pupilFiles, pupilStudy, usualPopulations } from "../support/invented-pupils.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, type MeasuredStudy } from "../support/measure-study.ts";
import type { Files } from "../support/temp-folder.ts";

const files = pupilFiles();
const clean = measurePupilStudy(pupilStudy(), files);

/** The files with more rows at the end of one. */
function withRows(name: string, ...rows: readonly string[]): Files {
  return { ...files, [name]: `${files[name]}${rows.map((row) => `${row}\n`).join("")}` };
}

const numbersOf = ({ estimates }: MeasuredStudy) =>
  estimates.map((one) => (one.kind === "estimate" ? one.inScales : one));
const refusedOf = ({ ledgers }: MeasuredStudy, file: string) =>
  ledgers.find(({ source }) => source.file === file)?.refused.map(({ reason, rows }) => `${reason}: ${rows}`);

describe("scores that are written oddly", () => {
  it("are refused when no number is so large, and leave every digit of the rest alone", async () => {
    const rows = ["9".repeat(26), "9".repeat(400), "-99999999999999999999", "800.01234567891"];
    const measured = await measurePupilStudy(
      pupilStudy(),
      withRows("pupils_2015.csv", ...rows.map((points, index) => `Q${index},n,910001,4.0,${points},no`)),
    );
    expect(refusedOf(measured, "pupils_2015.csv")).toEqual(["not a possible value, 0 to 700 (points): 4"]);
    expect(numbersOf(measured)).toEqual(numbersOf(await clean));
  });

  it("are too large to be counted where nothing says what is possible", async () => {
    const study = pupilStudy().replace("between: { ks2: [0, 7], points: [0, 700] }", "");
    const rows = withRows("pupils_2015.csv", `Q1,n,910001,4.0,${"9".repeat(26)},no`);
    await expect(measurePupilStudy(study, rows)).rejects.toMatchObject({
      exitCode: 3,
      message: "scores of 2015 have too many digits to be counted exactly",
    });
  });
});

describe("census years", () => {
  it("are whole numbers: 2015.0 is one, 2014.6 and 2e3 are not", async () => {
    const seen = await measurePupilStudy(pupilStudy(), withRows("census_2015.csv", "P20150009,2015.0,spring,1"));
    expect(refusedOf(seen, "census_2015.csv")).toEqual([]);
    const odd = await measurePupilStudy(
      pupilStudy(),
      withRows("census_2015.csv", "P20150009,2014.6,spring,1", "P20150009,2e3,spring,1"),
    );
    expect(refusedOf(odd, "census_2015.csv")).toEqual(["not a year (census_year): 2"]);
    expect(numbersOf(odd)).toEqual(numbersOf(await clean));
  });
});

describe("census files of one cohort", () => {
  const paths = "{ 2014: census_2014.csv, 2015: [a/census.csv, b/census.csv] }";
  const header = "pupil_ref,census_year,term,fsm\n";

  it("count a term that stands in both once, and one with two answers not at all", async () => {
    // Three terms of a pupil who was never seen, in both files: three terms seen, and not six, which would be enough.
    const three = "P20150009,2014,summer,1\nP20150009,2015,autumn,1\nP20150009,2015,spring,1\n";
    const first = { ...files, "a/census.csv": `${files["census_2015.csv"]}${three}` };
    const one = await measurePupilStudy(pupilStudy({ census: paths }), { ...first, "b/census.csv": header });
    const two = await measurePupilStudy(pupilStudy({ census: paths }), {
      ...first,
      "b/census.csv": `${header}${three}P20150000,2015,spring,0\n`,
    });
    const counts = two.ledgers.filter(({ source }) => source.entry === "census").map((each) => each.refused);
    expect(counts.slice(1)).toEqual([
      [{ reason: "one term with two answers", rows: 1 }],
      [
        { reason: "the same term again, with the same answer", rows: 3 },
        { reason: "one term with two answers", rows: 1 },
      ],
    ]);
    expect(numbersOf(two)).toEqual(numbersOf(one));
    expect(two.notes).toEqual(one.notes);
  });

  it("may be missing: nobody of that cohort is observed, and the report says of how many", async () => {
    const { notes, estimates } = await measurePupilStudy(pupilStudy({ census: "{ 2014: census_2014.csv }" }), files);
    // By hand: 240 pupils of 2015 less the 6 in care (index 3, 44, ... 208), and of the 40 never seen in 2014 the 39 not in care.
    const inCare = inventedPupils().pupils[2015]?.filter((cells) => cells[5] === "yes").length ?? 0;
    expect(inCare).toBe(6);
    expect(notes[0]?.pupils).toBe(240 - 6 + 39);
    expect(estimates.find(({ figure }) => figure.id === "progress/gap/disadvantaged/england/2015")).toMatchObject({
      kind: "none",
    });
  });
});

describe("a study of pupils", () => {
  it("needs no census where a column says who is disadvantaged", async () => {
    const study = pupilStudy({
      populations: "\n  disadvantaged: { any_of: in_care }\n  others: { not: disadvantaged }",
      show: "\n  - gap: { of: disadvantaged }",
    });
    const { estimates } = await measurePupilStudy(study, files);
    expect(estimateOf(estimates, "progress/gap/disadvantaged/england/2015").rests.map(({ pupils }) => pupils)).toEqual([
      234, 6,
    ]);
  });

  it.each([
    [
      "without a census that its populations need",
      pupilStudy().replace(/ {2}census:\n.*\n.*\n/, ""),
      /^study\.yaml:\d+:\d+ free school meals over the years need a census/,
    ],
    [
      "whose pupils have no reference",
      pupilStudy().replace("pupil: pupil_ref, school", "school"),
      /^study\.yaml:\d+:\d+ the census is joined by a pupil's reference/,
    ],
    [
      "with a term nobody has",
      pupilStudy({ populations: usualPopulations.replace("terms_seen: 6", "to: year 12 spring") }),
      /^study\.yaml:\d+:\d+ not a term of schooling: year 12 spring$/,
    ],
    [
      "with a window the wrong way round",
      pupilStudy({ populations: usualPopulations.replace("terms_seen: 6", "from: year 9 spring, to: year 9 autumn") }),
      /^study\.yaml:\d+:\d+ a window that ends before it begins/,
    ],
    [
      "with a share of no terms at all",
      pupilStudy({ populations: usualPopulations.replace("terms_seen: 6", "terms_seen: 0") }),
      /^study\.yaml:\d+:\d+ a share needs at least one observed term, not 0$/,
    ],
  ])("%s is refused with its place in the study", async (_, study, message) => {
    const attempt = measurePupilStudy(study, files);
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toMatchObject({ exitCode: 2 });
  });
});

describe("a scheme by a column of the pupils", () => {
  it("counts as without an area only the schools of pupils who have none", async () => {
    const study = `
title: Areas of pupils
data: invented
years: 2015
files: { pupils: { path: pupils.csv, columns: { pupil: ref, school: urn, points: points, home: home } } }
places: { schemes: { home: { column: home } } }
measures: { progress: { outcome: points } }
show: [{ mean: { of: all, in: [england, home] } }]
release: { rules: public-data }
`;
    const homes = ["east", "west", "east", "west", "east", "west", "", "west"];
    const rows = homes.map((home, index) => `r${index},s${index % 4},${index},${home}\n`);
    const { unplaced } = await measurePupilStudy(study, { "pupils.csv": `ref,urn,points,home\n${rows.join("")}` });
    // By hand: the one pupil without a home is of school s2.
    expect(unplaced).toEqual([
      { scheme: "home", reason: "no known area for the school or some of its pupils", schools: 1 },
    ]);
  });
});

describe("a threshold between two scores", () => {
  it("is reached from the next score up", async () => {
    const study = (atLeast: number) =>
      pupilStudy({
        measure: `{ outcome: ks2, method: threshold, at_least: ${atLeast} }`,
        show: "\n  - mean: { of: all }",
        years: "2015",
      });
    const share = async (atLeast: number) => {
      const { estimates } = await measurePupilStudy(study(atLeast), files);
      return estimateOf(estimates, "progress/mean/all/england/2015").rests[0]?.mean;
    };
    const ks2 = inventedPupils().pupils[2015]?.map((cells) => Number(cells[3])) ?? [];
    // The scores have steps of a half and so one decimal: 3.54 lies between 3.5 and 4.0.
    for (const atLeast of [3.5, 3.54, 4])
      expect(await share(atLeast)).toBeCloseTo(ks2.filter((score) => score >= atLeast).length / ks2.length, 12);
  });
});
