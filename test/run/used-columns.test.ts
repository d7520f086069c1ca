import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plainRows } from "../support/files-of.ts";
import { inventedPupils, type PupilRows, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { schools, schoolsText } from "../support/invented-schools.ts";
import { runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

const clean = inventedPupils();
const [first = []] = clean.pupils[2015] ?? [];
const [, name = "", urn = ""] = first;
/** A pupil whose score, prior attainment, answer and reference nobody shares. */
const odd = ["ODD/77-X", name, urn, "6.987", "412.13579", "perchance"];
const planted: PupilRows = {
  ...clean,
  pupils: {
    ...clean.pupils,
    2015: [...(clean.pupils[2015] ?? []), odd, ["ODD/78-X", name, urn, "6.987", "699.97531", "no"]],
  },
};
const study = pupilStudy({ rules: "srs-10" });
const canaries = ["ODD", "aaa/99", "6.987", "412.13579", "699.97531", "perchance"];

const columnsOf = (release: ReadonlyMap<string, string>) => plainRows(release.get("columns.csv") ?? "");
const columnNamed = (release: ReadonlyMap<string, string>, file: string, column: string) =>
  columnsOf(release).find((row) => row.file === file && row.column === column);

describe("the columns that a study of pupils uses", () => {
  it("are described without anything of a single pupil, in the release and in check", async () => {
    const files = pupilFiles(planted);
    const { release } = await runExample(files, study);
    for (const [path, text] of release)
      if (!path.endsWith("study.yaml"))
        for (const canary of canaries) expect(text.includes(canary), `${canary} in ${path}`).toBe(false);
    const checked = await inFolder({ ...files, "study.yaml": study }, (folder) =>
      tryMain(["check", join(folder, "study.yaml")]),
    );
    expect(checked.code).toBe(0);
    for (const canary of canaries) expect([checked.out, ...checked.said].join("\n")).not.toContain(canary);
    expect(checked.out).toContain("would find in the columns");
    expect(checked.out).toMatch(/pupils \(pupils_2015\.csv\), points: 240 rows; .* or less to .* or more/);
  });

  // Counted here from the cells that were written.
  it("are counted as the files have them", async () => {
    const { release } = await runExample(pupilFiles(planted), study);
    const own = planted.pupils[2014] ?? [];
    const care = own.filter((cells) => cells[5] === "yes").length;
    const ks2 = own.map((cells) => Number(cells[3]));
    expect(columnNamed(release, "pupils_2014.csv", "pupil_ref")).toMatchObject({
      holds: "identifiers",
      rows: "240",
      different: "240",
    });
    expect(columnNamed(release, "pupils_2014.csv", "in_care")?.commonest).toBe(
      `no (${5 * Math.round((240 - care) / 5)})`,
    );
    const prior = columnNamed(release, "pupils_2014.csv", "ks2");
    expect(prior).toMatchObject({
      holds: "numbers",
      lowest: String(Math.min(...ks2)),
      highest: String(Math.max(...ks2)),
    });
    expect(prior).toMatchObject({ lowest_is: "bound", highest_is: "bound", decimals: "1" });
    const manifest: { readonly columns_used: readonly { readonly file: string; readonly column: string }[] } =
      JSON.parse(release.get("manifest.json") ?? "");
    expect(manifest.columns_used.map(({ file, column }) => `${file} ${column}`)).toEqual(
      columnsOf(release).map(({ file, column }) => `${file} ${column}`),
    );
    expect(release.get("report.html")).toContain("What is in the columns that the study uses");
  });

  it("are described in the same bytes again", async () => {
    const run = async () => (await runExample(pupilFiles(planted), study)).release.get("columns.csv");
    expect(await run()).toBe(await run());
  });
});

describe("the columns that a study of school tables uses", () => {
  // Means of the six schools: -0.20 to 0.30, one row a value; of disadvantaged pupils -0.10 twice.
  it("are described exactly", async () => {
    const text = schoolsText([
      ...schools,
      {
        ...schools[0],
        urn: "100007",
        name: "Gum",
        region: "South",
        n: "",
        m: "SUPP",
        dn: "10",
        dm: "SUPP",
      } as (typeof schools)[0],
    ]);
    const { release } = await runExample({ "schools.csv": text });
    expect(columnNamed(release, "schools.csv", "m")).toMatchObject({
      holds: "numbers",
      rows: "7",
      rows_blank: "0",
      different: "4",
      lowest: "-0.2",
      lowest_is: "value",
      highest: "0.3",
      decimals: "1",
      codes: "SUPP (1)",
    });
    expect(columnNamed(release, "schools.csv", "n")).toMatchObject({
      rows_blank: "1",
      lowest: "100",
      commonest: "100 (6)",
    });
    expect(columnNamed(release, "schools.csv", "urn")).toMatchObject({
      holds: "identifiers",
      different: "7",
      commonest: "of the form 999999 (7)",
    });
    expect(columnNamed(release, "schools.csv", "region")?.commonest).toBe("South (4); North (3)");
  });
});
