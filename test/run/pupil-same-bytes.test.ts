import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "../support/files-of.ts";
import { inventedPupils, type PupilRows, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { quietEffects } from "../support/measure-study.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";
import { writeParquet } from "../support/write-parquet.ts";

const compare = `compare:
  - { gap: progress, of: [disadvantaged, persistent], in: [england, region], year: 2015, with: { year: 2014 }, as: [difference, ratio] }`;
// A dirty pupil and a repeat in each run: the ledger, too, is the same for any order.
const rows = inventedPupils();
const repeated: PupilRows = {
  ...rows,
  pupils: { ...rows.pupils, 2015: [...(rows.pupils[2015] ?? []), ...(rows.pupils[2015] ?? []).slice(0, 3)] },
};
const plain = pupilFiles(repeated);

type Release = ReadonlyMap<string, string>;

function release(files: Files, study: string, threads = 2, parquet: readonly string[] = []): Promise<Release> {
  return inFolder({ "study.yaml": study, ...files }, async (folder) => {
    for (const name of parquet) {
      const from = join(folder, `${name}.csv`).replaceAll("'", "''");
      const columns = "auto_detect = false, header = true, columns = {COLUMNS}".replace(
        "COLUMNS",
        String(files[`${name}.csv`])
          .split("\n")[0]
          ?.split(",")
          .map((column) => `'${column}': 'VARCHAR'`)
          .join(", ") ?? "",
      );
      await writeParquet(join(folder, `${name}.parquet`), `select * from read_csv('${from}', ${columns})`);
    }
    await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out"), threads }, quietEffects);
    return filesOf(join(folder, "out/release"));
  });
}

/** Rows in another order: a fixed stride through them that shares no factor with their number. */
function strided<Row>(list: readonly Row[]): readonly Row[] {
  const factor = (a: number, b: number): number => (b === 0 ? a : factor(b, a % b));
  const stride = [1009, 1013, 1019].find((prime) => factor(prime, list.length) === 1) ?? 1;
  return list.map((_, index) => list[(index * stride) % list.length] as Row);
}

function shuffled({ pupils, census, schools, districts }: PupilRows): PupilRows {
  const each = (byYear: PupilRows["pupils"]) =>
    Object.fromEntries(Object.entries(byYear).map(([year, list]) => [year, strided(list)]));
  return { pupils: each(pupils), census: each(census), schools: strided(schools), districts: strided(districts) };
}

/** A file of the manifest without what must differ when the input is written in another way. */
function without(text: string): string {
  return text.replace(/[0-9a-f]{64}/g, "").replace(/"bytes": \d+/g, "");
}

function expectSame(other: Release, one: Release): void {
  expect([...other.keys()]).toEqual([...one.keys()]);
  for (const [file, text] of other) {
    if (file === "evidence/files.sha256") continue;
    const hashed = ["manifest.json", "report.html"].includes(file);
    expect(hashed ? without(text) : text, file).toBe(hashed ? without(one.get(file) ?? "") : one.get(file));
  }
}

describe("the release of a study of pupils", () => {
  const study = pupilStudy({ rest: compare });
  let one: Release = new Map();
  beforeAll(async () => {
    one = await release(plain, study, 1);
  });

  it("is there: figures of every kind", () => {
    const estimates = one.get("estimates.csv") ?? "";
    for (const id of ["progress/gap/persistent/england/2015,", "/difference/with-2014,", "/ratio/with-2014,"])
      expect(estimates).toContain(id);
    expect(one.size).toBeGreaterThan(6);
  });

  // DuckDB gives 122,880 rows to a thread: 12,000 pupils have 140,000 rows of census.
  it("is the same bytes with 1, 2 and 4 threads", async () => {
    const files = pupilFiles(inventedPupils(12_000));
    const large = pupilStudy({ years: "2015" });
    const first = await release(files, large, 1);
    expect(first.get("manifest.json")).toContain('"rows_read": 140000');
    for (const threads of [2, 4]) expect(await release(files, large, threads)).toEqual(first);
  });

  it("is the same bytes for shuffled rows of every file, all but the hashes of the inputs", async () => {
    expect(pupilFiles(shuffled(repeated))["pupils_2015.csv"]).not.toBe(plain["pupils_2015.csv"]);
    expectSame(await release(pupilFiles(shuffled(repeated)), study), one);
  });

  // What is said of the inputs is left out: two files where there was one, or Parquet for CSV; the
  // caption of a chart names its inputs.
  const sameFigures = (other: Release, wanted: Release) => {
    for (const file of ["estimates.csv", "evidence/results.json", "evidence/attack.json"])
      expect(other.get(file), file).toBe(wanted.get(file));
    const charts = (of: Release) =>
      [...of].flatMap(([file, text]) =>
        file.startsWith("charts/")
          ? [`${file}: ${text.replace(/Source: .*?Invented data\./, "").replace(/<text class="caption".*$/s, "")}`]
          : [],
      );
    expect(charts(other).length).toBeGreaterThan(2);
    expect(charts(other)).toEqual(charts(wanted));
  };

  it("has the same figures for a cohort that lies in two files, a pupil of both of them used once", async () => {
    const half = (list: PupilRows["pupils"], from: number, to: number) => ({
      2015: (list[2015] ?? []).slice(from, to),
    });
    const part = (name: string, from: number, to: number): Files => {
      const some = pupilFiles({
        ...repeated,
        pupils: half(repeated.pupils, from, to),
        census: half(repeated.census, from * 10, to * 10),
      });
      return {
        [`pupils_${name}.csv`]: some["pupils_2015.csv"] ?? "",
        [`census_${name}.csv`]: some["census_2015.csv"] ?? "",
      };
    };
    const paths = (name: string) => `{ 2014: ${name}_2014.csv, 2015: [${name}_b.csv, ${name}_a.csv] }`;
    const split = pupilStudy({ rest: compare, pupils: paths("pupils"), census: paths("census") });
    const other = await release({ ...plain, ...part("a", 0, 100), ...part("b", 100, 400) }, split);
    sameFigures(other, one);
    // By hand: 143 rows in the second part of which 3 stand in the first; the part that is named first keeps them.
    const inputs: readonly Record<string, unknown>[] = JSON.parse(other.get("manifest.json") ?? "").inputs;
    expect(
      inputs
        .filter(({ file }) => /pupils_[ab]/.test(String(file)))
        .map((input) => [input.file, input.rows_read, input.rows_used]),
    ).toEqual([
      ["pupils_b.csv", 143, 143],
      ["pupils_a.csv", 100, 97],
    ]);
  });

  it("has the same figures from Parquet", async () => {
    const asParquet = { pupils: '"pupils_{year}.parquet"', census: '"census_{year}.parquet"' };
    const names = ["pupils_2014", "pupils_2015", "census_2014", "census_2015"];
    sameFigures(await release(plain, pupilStudy({ rest: compare, ...asParquet }), 2, names), one);
  });
});
