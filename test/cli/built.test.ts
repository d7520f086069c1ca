import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notBuilt, runBuilt, runNode } from "../support/built.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { inFolder } from "../support/temp-folder.ts";

const good = { "study.yaml": studyText(), "schools.csv": schoolsText() };

describe.skipIf(notBuilt)("node bin/coldspot.js", () => {
  it("runs a study from another folder, by relative paths", () =>
    inFolder(good, async (folder) => {
      const { code, out, err } = runBuilt(
        ["run", "study.yaml", "--out", "new/out", "--data", "schools=schools.csv"],
        folder,
      );
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain("6 read, 6 used, 0 refused");
      expect(readdirSync(join(folder, "new"))).toEqual(["out"]);
      expect(readFileSync(join(folder, "new/out/release/report.html"), "utf8")).toContain("Invented schools");
    }));

  it("ends with the code of the fault, and says it on standard error alone", () =>
    inFolder({ ...good, "schools.csv": schoolsText().replace("region", "Region") }, async (folder) => {
      expect(runBuilt(["run", "study.yaml"], folder)).toMatchObject({
        code: 3,
        out: "",
        err: "coldspot: study.yaml:9:34 no such column in schools.csv: region; did you mean Region?\n  correct the column's name in the study file, or check whether the file is the one meant\n",
      });
      expect(runBuilt(["run", "other.yaml"], folder)).toMatchObject({
        code: 2,
        out: "",
        err: "coldspot: no such study file: other.yaml\n  coldspot init FILE writes a first one\n",
      });
      expect(readdirSync(folder).sort()).toEqual(["schools.csv", "study.yaml"]);
    }));

  it("ends quietly when the reader of its output has gone, as head does", () => {
    const script = `
      const child = require("node:child_process").spawn(process.execPath, ["bin/coldspot.js", "--help"]);
      child.stdout.destroy();
      child.stderr.pipe(process.stderr);
      child.on("close", (code) => { process.exitCode = code; });`;
    expect(runNode(["-e", script])).toMatchObject({ code: 0, err: "" });
  });

  // The engine's library is a shared object: the process's own report lists the ones it has loaded.
  it("gives help without loading the engine, and the way this is seen would see it", () => {
    const loaded = "process.report.getReport().sharedObjects.filter((path) => /duckdb/i.test(path)).length";
    const script = `
      const { main } = await import("./dist/cli/main.js");
      await main(["--help"]);
      console.log("after help:", ${loaded});
      await import("@duckdb/node-api");
      console.log("after the engine:", ${loaded} > 0);`;
    const { code, out } = runNode(["--input-type=module", "--eval", script]);
    expect(code).toBe(0);
    expect(out).toContain("coldspot run STUDY");
    expect(out.trim().split("\n").slice(-2)).toEqual(["after help: 0", "after the engine: true"]);
  });
});
