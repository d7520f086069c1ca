import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, plainRows } from "../support/files-of.ts";
import { askedByName, askedByScheme, canary, homes, studyAtHome } from "../support/named-areas.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

/** Runs a study, and says everything that came out: files of the release by name, and all words on the terminal. */
async function ran(folder: string, out = "out") {
  const told: string[] = [];
  const progress = (line: string) => void told.push(line);
  const words = ["run", join(folder, "study.yaml"), "--out", join(folder, out), "--threads", "2"];
  const { code, out: printed, said } = await tryMain(words, { progress });
  expect(said.join("\n")).toBe("");
  expect(code).toBe(0);
  return { release: filesOf(join(folder, out, "release")), terminal: [...told, printed].join("\n") };
}

const namesOf = (release: ReadonlyMap<string, string>) =>
  new Set(
    plainRows(release.get("estimates.csv") ?? "")
      .flatMap((row) => [row.area_name, row.with_area_name])
      .filter((name) => name !== ""),
  );

describe("an area of the pupils' own column", () => {
  it("is named nowhere where too few pupils or schools are counted in it, and its neighbours are", () =>
    inFolder(studyAtHome(askedByScheme), async (folder) => {
      const { release, terminal } = await ran(folder);
      expect(
        [...release].filter(([path, text]) => canary.test(path) || canary.test(text)).map(([path]) => path),
      ).toEqual([]);
      expect(terminal).not.toMatch(canary);
      for (const [home] of homes) expect(namesOf(release).has(home), home).toBe(!canary.test(home));
      // Seven homes may be named of eleven. Ten or more areas would have shrunken estimates, and a claim about all of them
      // more figures.
      const [beside] = plainRows(release.get("tables/areas.csv") ?? "");
      expect(beside).toMatchObject({ family: "progress/mean/others/home/2018", shrunken: "" });
      expect(release.get("tables/claims.csv")).toContain("every area of “home” that may be named");
      expect(release.get("tables/claims.csv")).toMatch(/,not tested,no,7,/);
      expect(release.get("manifest.json")).toContain("others, if there are any, are in no list");
      expect(release.get("report.html")).toContain("others, if there are any, are in no list");
      const asks = [
        ["check", join(folder, "study.yaml")],
        ["run", join(folder, "study.yaml"), "--dry-run"],
        ["explain", join(folder, "out"), "progress/gap/disadvantaged/home-zqrare-nin/2019"],
        ["explain", join(folder, "out"), "progress/gap/disadvantaged/home-town-1/2019"],
        ["compare", join(folder, "out"), join(folder, "out")],
      ];
      for (const words of asks) {
        const { out, said } = await tryMain(words);
        const own = words.find((word) => canary.test(word)) ?? "";
        expect(`${out}\n${said.join("\n")}`.replace(own, ""), words[0]).not.toMatch(canary);
      }
    }));

  it("is not distinguished from an area without pupils", async () => {
    const hidden = new Set(["manifest.json", "evidence/files.sha256", "evidence/outputs.csv", "report.html"]);
    const without = homes.map(([home, ...rest]) => [home === "ZQRARE One" ? "" : home, ...rest] as const);
    const [some, none] = await Promise.all(
      [homes, without].map((all) =>
        inFolder(studyAtHome(askedByScheme, all), async (folder) => (await ran(folder)).release),
      ),
    );
    if (some === undefined || none === undefined) throw new Error("no two releases");
    const kept = (release: ReadonlyMap<string, string>) => [...release].filter(([path]) => !hidden.has(path));
    expect(kept(some).length).toBeGreaterThan(20);
    expect(kept(some)).toEqual(kept(none));
    // What is left differs by the size and the hash of the file of pupils, and by nothing else.
    const unhashed = (text = "") =>
      text.replace(/[0-9a-f]{64}/g, "").replace(/"bytes": \d+|[\d,.]+ (?:kB|MB|bytes)/g, "");
    for (const path of ["manifest.json", "report.html"])
      expect(unhashed(some.get(path)), path).toBe(unhashed(none.get(path)));
  });

  it("is not named where the study itself names it, and the other areas of the same requests are", () =>
    inFolder(studyAtHome(askedByName), async (folder) => {
      const { release, terminal } = await ran(folder);
      for (const [path, text] of release) expect(text, path).not.toMatch(canary);
      expect(terminal).not.toMatch(canary);
      expect(namesOf(release)).toEqual(new Set(["England", "Town 1", "Edge", "far", "home towns"]));
      expect(release.get("study.yaml")).toContain('groups: { far: { home: [Town 1, "not named", "not named"] }, "home');
      expect(release.get("study.yaml")).toContain(
        'in: [england, home Town 1, home Edge, "not named", far, home towns]',
      );
      expect(release.get("tables/claims.csv") ?? "").not.toContain("of few");
      const lines = plainRows(release.get("printed.csv") ?? "");
      expect(lines.map(({ figure, printed, verdict }) => [figure, printed, verdict])).toEqual([
        ["not named", "3", "we show no such figure"],
        ["progress/gap/disadvantaged/england/*", "3", expect.stringMatching(/hold/)],
        ["progress/gap/disadvantaged/england/2019", "not named", "we show no such figure"],
      ]);
    }));

  it("is named as before where the rules hide no small counts", () =>
    inFolder(studyAtHome(`${askedByName}release: { rules: public-data }\n`), async (folder) => {
      const { release } = await ran(folder);
      expect(release.get("study.yaml")).toBe(`${askedByName}release: { rules: public-data }\n`);
      expect(namesOf(release)).toEqual(
        new Set(["England", "Town 1", "Edge", "ZQRARE Nine", "far", "home towns", ...homes.map(([home]) => home)]),
      );
      expect(release.get("manifest.json")).not.toContain("areas_named");
    }));
});
