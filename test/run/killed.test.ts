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
    ["in its first write", "write", 1, "old"],
    ["half way through its writes", "write", 8, "old"],
    ["before it moves the earlier output away", "rename", 1, "old"],
    ["between its two renames", "rename", 2, "none"],
  ])("%s leaves the old output or none, and the next run succeeds", (_, change, nth, leaves) =>
    inFolder({ "study.yaml": studyText(), "schools.csv": schoolsText() }, async (folder) => {
      const [studyPath, out] = [join(folder, "study.yaml"), join(folder, "out")];
      const run = () => runStudy({ studyPath, out, threads: 2 }, quickEffects);
      await run();
      const old = filesOf(out);
      await writeFiles(folder, { "schools.csv": schoolsText().replace("-0.50", "-0.90") });
      expect(runNode([script, studyPath, out, change, String(nth)]).signal).toBe("SIGKILL");
      if (leaves === "old") expect(filesOf(out)).toEqual(old);
      else expect(readdirSync(folder)).not.toContain("out");
      expect(readdirSync(folder).length).toBeGreaterThan(3);
      await run();
      expect(readdirSync(folder).sort()).toEqual(["out", "schools.csv", "study.yaml"]);
      expect(filesOf(out).get("release/estimates.csv")).not.toBe(old.get("release/estimates.csv"));
    }),
  );
});
