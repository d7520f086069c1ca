import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { summaryLines } from "../../src/run/summary.ts";
import { filesOf } from "../support/files-of.ts";
import { delimited, studyText } from "../support/invented-schools.ts";
import { quietEffects } from "../support/measure-study.ts";

/** 40 schools of 100 pupils; the mean of the first ones is written in a way that no number is. */
function table(unreadable: number): string {
  return delimited(
    Array.from({ length: 40 }, (_, school) => [
      String(100001 + school),
      "a school",
      school % 2 === 0 ? "North" : "South",
      "100",
      `0.${school + 10}`,
      "40",
      `${school < unreadable ? "minus " : ""}0.${((7 * school) % 40) + 10}`,
    ]),
  );
}

describe("a run on a table with rows that cannot be read", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coldspot-lost-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (unreadable: number) => {
    await writeFile(join(folder, "schools.csv"), table(unreadable));
    await writeFile(join(folder, "study.yaml"), studyText());
    const out = join(folder, "out");
    const summary = await runStudy({ studyPath: join(folder, "study.yaml"), out, threads: 1 }, quietEffects);
    return { summary, release: filesOf(join(out, "release")) };
  };
  const statuses = (release: ReadonlyMap<string, string>) => {
    const [header = "", ...rows] = (release.get("estimates.csv") ?? "").trim().split("\n");
    const at = header.split(",").indexOf("status");
    const of = (isOfAll: boolean) =>
      new Set(rows.filter((row) => row.startsWith("progress/mean/all/") === isOfAll).map((row) => row.split(",")[at]));
    // What the table prints of all pupils is read in every row.
    expect(of(true)).toEqual(new Set(["published"]));
    return of(false);
  };

  // 9 of 40 is 22.5%, above 20%.
  it("withholds every figure of the group and of the others, and says why on the terminal and in the release", async () => {
    const { summary, release } = await run(9);
    const why = "9 of 40 rows (23%) of schools.csv could not be used";
    expect(summary.figures).toMatchObject({ shown: 3, hidden: 0 });
    expect(statuses(release)).toEqual(new Set(["not_available"]));
    expect(
      summaryLines(summary)
        .filter((line) => line.startsWith("warning"))
        .join(),
    ).toContain(why);
    for (const file of ["report.html", "manifest.json", "losses.csv", "estimates.csv"])
      expect(release.get(file), file).toContain(why);
    expect(release.get("losses.csv")).toContain("schools.csv,schools,,2019,disadvantaged,40,9,0.225,0,0.000,withheld,");
  });

  // 4 of 40 is 10%, above 5%.
  it("marks figures of a smaller loss, and says nothing where none was lost", async () => {
    const some = await run(4);
    expect(statuses(some.release)).toEqual(new Set(["unreliable"]));
    const none = await run(0);
    expect(none.summary.warnings).toEqual([]);
    expect(statuses(none.release)).toEqual(new Set(["published"]));
  });
});
