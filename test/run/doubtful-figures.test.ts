import { describe, expect, it } from "vitest";
import { inventedPupils, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { delimited, studyText } from "../support/invented-schools.ts";
import { measureStudy } from "../support/measure-study.ts";
import { runExample } from "../support/run-example.ts";

/** Status and note of each figure, by its id. */
function statuses(release: ReadonlyMap<string, string>): ReadonlyMap<string, { status: string; note: string }> {
  const [header = "", ...rows] = (release.get("estimates.csv") ?? "").trim().split("\n");
  const at = header.split(",").indexOf("status");
  return new Map(
    rows.map((row) => {
      const cells = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "")) ?? [];
      return [cells[0] ?? "", { status: cells[at] ?? "", note: cells[at + 2] ?? "" }];
    }),
  );
}

const regions = ["North", "South", "East", "West", "Coast", "Vale", "Moor", "Fen"];

/** Eighty schools of eight regions; in one of them, the mean of the first so many cannot be read. */
function tableOf(unreadable: number, cell = "minus 0.2"): string {
  return delimited(
    Array.from({ length: 80 }, (_, school) => {
      const region = regions[school % 8] ?? "";
      const isLost = region === "Fen" && Math.floor(school / 8) < unreadable;
      return [
        String(100_001 + school),
        "a school",
        region,
        "103",
        `${school % 3 === 0 ? "-" : ""}0.${10 + school}`,
        "41",
        isLost ? cell : `${school % 2 === 0 ? "-" : ""}0.${10 + ((7 * school) % 60)}`,
      ];
    }),
  );
}

// Six of the ten schools of one region are 7.5% of all 80: over the 5% at which all are marked. With four, 5% of all, the
// whole is not marked and 40% of the region is.
describe("an area that lost most of its rows", () => {
  const run = async (unreadable: number, cell?: string) =>
    statuses((await runExample({ "schools.csv": tableOf(unreadable, cell) }, studyText())).release);

  it("has its figures marked, and no other area", async () => {
    const found = await run(4);
    expect(found.get("progress/gap/disadvantaged/region-fen/2019")).toMatchObject({
      status: "unreliable",
      note: expect.stringContaining(
        "may be wrong: of the 10 rows of Fen in schools.csv, 2019, 4 could not be used for disadvantaged",
      ),
    });
    expect(found.get("progress/gap/disadvantaged/region-north/2019")?.status).toBe("published");
    expect(found.get("progress/mean/all/region-fen/2019")?.status ?? "published").toBe("published");
  });

  it("has them withheld where more than half are lost", async () => {
    const found = await run(6);
    expect(found.get("progress/gap/disadvantaged/region-fen/2019")?.status).toBe("not_available");
    expect(found.get("progress/gap/disadvantaged/region-north/2019")?.status).toBe("unreliable");
  });

  it("has them marked where the source hides more than half", async () => {
    const found = await run(6, "SUPP");
    expect(found.get("progress/gap/disadvantaged/region-fen/2019")?.status).toBe("unreliable");
    expect(found.get("progress/gap/disadvantaged/region-north/2019")?.status).toBe("published");
    const few = await run(5, "SUPP");
    expect(few.get("progress/gap/disadvantaged/region-fen/2019")?.status).toBe("published");
  });
});

describe("pupils of a published total who are not in the schools", () => {
  const header = ["urn", "name", "region", "n", "m", "dn", "dm", "kind"];
  const schools = Array.from({ length: 40 }, (_, school) => [
    String(100_001 + school),
    "a school",
    school % 2 === 0 ? "North" : "South",
    "103",
    `0.${10 + school}`,
    "41",
    `-0.${10 + ((7 * school) % 60)}`,
    "school",
  ]);
  const run = async (published: number) => {
    const total = ["", "", "North", "2060", "0.29", String(published), "-0.40", "total"];
    const text = delimited([...schools, total], { header });
    const { release } = await runExample(
      { "schools.csv": text },
      studyText({ file: "    witnesses: { kind: total }" }),
    );
    return { found: statuses(release), report: release.get("report.html") ?? "" };
  };

  // Twenty schools of 41 are 820 pupils: of 911 published 10.0% are missing, of 912 10.1%.
  it("mark the figures of their group in their area above a tenth", async () => {
    const { found, report } = await run(912);
    const why = "our schools lack 10% of the pupils in the published total of disadvantaged in North, 2019";
    expect(found.get("progress/gap/disadvantaged/region-north/2019")).toMatchObject({
      status: "unreliable",
      note: expect.stringContaining(why),
    });
    expect(report).toContain(`${why.replace("our", "Our")}. Figures about it are marked as unreliable.`);
    expect(found.get("progress/gap/disadvantaged/region-south/2019")?.status).toBe("published");
    const { found: below } = await run(911);
    expect(below.get("progress/gap/disadvantaged/region-north/2019")?.status).toBe("published");
  });
});

describe("school numbers that are nearly the same", () => {
  const table = (near: number) =>
    delimited(
      Array.from({ length: 60 }, (_, school) => [
        school < near ? `AB-${100 + Math.floor(school / 2)}${school % 2 === 0 ? "" : "."}` : `CD${200 + school}`,
        "a school",
        school % 2 === 0 ? "North" : "South",
        "103",
        `0.${10 + school}`,
        "41",
        `-0.${10 + ((7 * school) % 60)}`,
      ]),
    );
  const run = async (near: number) => (await measureStudy(studyText(), { "schools.csv": table(near) })).nearIds;

  it("are counted", async () => {
    expect(await run(4)).toMatchObject([{ what: "school numbers of schools", near: 4, of: 60 }]);
    expect(await run(0)).toMatchObject([{ near: 0, of: 60 }]);
  });

  // 2 of 60 is 3%, above 1%.
  it("mark every figure above a hundredth", async () => {
    const found = statuses((await runExample({ "schools.csv": table(2) }, studyText())).release);
    expect([...new Set([...found.values()].map(({ status }) => status))]).toEqual(["unreliable"]);
    expect([...found.values()][0]?.note).toContain(
      "2 of 60 school numbers of schools differ from another only in capitals, punctuation or zeros",
    );
  });
});

// 12 of 480 pupils a year are 2.5%: under the 5% at which any loss marks, above the 1% where all are alike.
describe("lost records of pupils", () => {
  const rows = inventedPupils(480);
  const scoreOf = (row: readonly string[]) => Number(row[4]);
  const middle = (rows.pupils[2015] ?? []).map(scoreOf).sort((a, b) => a - b)[240] ?? 0;
  const withLost = (isLost: (row: readonly string[]) => boolean) => {
    let left = 12;
    const pupils = (rows.pupils[2015] ?? []).map((row) => {
      if (left === 0 || !isLost(row)) return row;
      left -= 1;
      return row.map((cell, at) => (at === 4 ? `about ${cell}` : cell));
    });
    return pupilFiles({ ...rows, pupils: { ...rows.pupils, 2015: pupils } });
  };
  const traits = async (isLost: (row: readonly string[]) => boolean) => {
    const { ledgers } = await measureStudy(pupilStudy(), withLost(isLost));
    const own = ledgers.find(({ source }) => source.file === "pupils_2015.csv");
    expect(own?.refused).toMatchObject([{ reason: "not a number (points)", rows: 12 }]);
    return (own?.traits ?? []).map(({ what }) => what);
  };

  it("are compared with those used, by the size of their scores", async () => {
    expect(await traits((row) => scoreOf(row) < middle)).toEqual(["an outcome below the middle of all rows"]);
    expect(await traits((row) => Number(row[0]?.slice(-3)) % 7 === 3)).toEqual([]);
  });

  it("are compared by their school", async () => {
    expect(await traits((row) => row[2] === "910003")).toContain("the school 910003");
  });

  it("mark the figures of their year where they are alike, and are only said where not", async () => {
    const mark = "is from a file of which not all rows could be used: 12 of 480 rows (3%) of pupils_2015.csv";
    const noteOf = async (isLost: (row: readonly string[]) => boolean, year: number) => {
      const { release } = await runExample(withLost(isLost), pupilStudy());
      return statuses(release).get(`progress/gap/disadvantaged/england/${year}`)?.note;
    };
    const low = (row: readonly string[]) => scoreOf(row) < middle;
    expect(await noteOf(low, 2015)).toContain(mark);
    expect(await noteOf(low, 2014)).not.toContain(mark);
    expect(await noteOf((row) => Number(row[0]?.slice(-3)) % 7 === 3, 2015)).not.toContain(mark);
  });
});

// P20150007 and p2015-0007 are one pupil, written twice. Of 240 pupils of 2015, 200 are in a census (a sixth never are).
describe("pupil references that are nearly the same in two files", () => {
  const rows = inventedPupils();
  const withNear = (pupils: number) => {
    const isNear = (reference: string) => Number(reference.slice(-4)) < pupils;
    const nearly = (reference: string) => `p2015-${reference.slice(-4)}`;
    const census = (rows.census[2015] ?? []).map(([reference = "", ...rest]) => [
      isNear(reference) ? nearly(reference) : reference,
      ...rest,
    ]);
    return pupilFiles({ ...rows, census: { ...rows.census, 2015: census } });
  };
  const nearOf = async (pupils: number) => (await measureStudy(pupilStudy(), withNear(pupils))).nearIds;

  it("are counted", async () => {
    expect(await nearOf(0)).toMatchObject([
      { what: "school numbers of pupils", near: 0, ofPupils: false },
      { what: "pupil references of pupils, next to census,", near: 0, of: 480, ofPupils: true },
    ]);
    // Of twelve, two (numbers 3 and 9) are in no census.
    expect((await nearOf(12))?.[1]).toMatchObject({ near: 10, of: 480 });
  });

  it("mark every figure of the measure above a hundredth, from counts that may be shown", async () => {
    const mark = "480 pupil references of pupils, next to census, differ from another only in";
    const noteOf = async (pupils: number, rules: string) => {
      const { release } = await runExample(withNear(pupils), pupilStudy({ rules }));
      return [...statuses(release).values()].map(({ note }) => note).join();
    };
    expect(await noteOf(12, "public-data")).toContain(`10 of ${mark}`);
    expect(await noteOf(4, "public-data")).not.toContain(mark);
    expect(await noteOf(11, "srs-10")).not.toContain(mark);
  });
});
