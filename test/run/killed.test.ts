import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { notBuilt, runNode } from "../support/built.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { filesOf } from "../support/files-of.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { inFolder, writeFiles } from "../support/temp-folder.ts";

const script = fileURLToPath(new URL("../support/killed-run.js", import.meta.url));

// The same as crash.test.ts shows for every change of the disk, here with real processes and SIGKILL.
describe.skipIf(notBuilt || process.platform === "win32")("a process killed while it runs a study", () => {
  it.each([
    ["in the first write after it has taken the lock", "write", 3, "in its place"],
    ["half way through its writes", "write", 10, "in its place"],
    ["before it moves the earlier output away", "rename", 1, "in its place"],
    ["between its two renames", "rename", 2, "beside it"],
  ])("%s leaves the old output whole, and the next run says so and succeeds", (_, change, nth, leaves) =>
    inFolder({ "study.yaml": studyText(), "schools.csv": schoolsText() }, async (folder) => {
      const [studyPath, out] = [join(folder, "study.yaml"), join(folder, "out")];
      const run = () => runStudy({ studyPath, out, threads: 2 }, quickEffects);
      await run();
      const old = filesOf(out);
      await writeFiles(folder, { "schools.csv": schoolsText().replace("-0.50", "-0.90") });
      expect(runNode([script, studyPath, out, change, String(nth)]).signal).toBe("SIGKILL");
      const [left = ""] = readdirSync(folder).filter((name) => name.startsWith("out.run-"));
      expect(filesOf(leaves === "in its place" ? out : join(folder, left, "old"))).toEqual(old);
      expect(readdirSync(folder)).toContain("out.lock");
      const said: string[] = [];
      await runStudy({ studyPath, out, threads: 2 }, { ...quickEffects, say: (line) => void said.push(line) });
      expect(
        said.map((line) => line.replace(/process \d+/, "process N").replace(/, process.*|; removing.*|: .*/, "")),
      ).toEqual([
        "took over the lock of an earlier run that has ended",
        "an earlier run",
        ...(leaves === "in its place" ? [] : ["the earlier output, which had been moved away, is back in its place"]),
      ]);
      expect(readdirSync(folder).sort()).toEqual(["out", "schools.csv", "study.yaml"]);
      expect(filesOf(out).get("release/estimates.csv")).not.toBe(old.get("release/estimates.csv"));
    }),
  );
});
