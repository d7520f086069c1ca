import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

const good = { "study.yaml": studyText(), "schools.csv": schoolsText() };

describe("the command line", () => {
  it("of a good study ends with seven lines, and nothing on standard error", () =>
    inFolder(good, async (folder) => {
      const { code, out, said } = await tryMain(["run", join(folder, "study.yaml"), "--threads", "2"]);
      expect([code, said]).toEqual([0, []]);
      const lines = out.trimEnd().split("\n");
      expect(lines.map((line) => line.split(" ")[0])).toEqual([
        "rows",
        "figures",
        "protection",
        "finding",
        "finding",
        "finding",
        "report",
      ]);
      expect(lines[0]).toBe("rows        6 read, 6 used, 0 refused");
      expect(lines[6]).toBe(`report      ${folder}/out/release/report.html   (must not leave: ${folder}/out/private)`);
    }));

  it("answers for help and version without a study", async () => {
    for (const word of ["--help", "-h", "help"]) expect((await tryMain([word])).out).toContain("coldspot run STUDY");
    expect((await tryMain([])).out).toContain("coldspot run STUDY");
    expect((await tryMain(["run", "--help"])).out).toContain("Exit codes: 0 done");
    expect((await tryMain(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
