import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { notBuilt, runNode } from "../support/built.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { filesOf } from "../support/files-of.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { inFolder, writeFiles } from "../support/temp-folder.ts";

const script = fileURLToPath(new URL("../support/signalled-run.js", import.meta.url));
const program = fileURLToPath(new URL("../../bin/coldspot.js", import.meta.url));

const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;

const stopped = (signal: string) =>
  `coldspot: stopped by ${signal} before its output was in place; its working files were removed\n`;

/** Runs a study that replaces an earlier output, and sends a signal at a change of the disk. */
const signalled = (change: string, nth: number, signal: string) =>
  inFolder({ "study.yaml": studyText(), "schools.csv": schoolsText() }, async (folder) => {
    const [studyPath, out] = [join(folder, "study.yaml"), join(folder, "out")];
    await runStudy({ studyPath, out, threads: 2 }, quickEffects);
    const old = filesOf(out);
    await writeFiles(folder, { "schools.csv": schoolsText().replace("-0.50", "-0.90") });
    const ended = runNode([script, studyPath, out, change, String(nth), signal]);
    return { ...ended, old, now: filesOf(out), names: readdirSync(folder).sort() };
  });

describe.skipIf(notBuilt || process.platform === "win32")("a run that is told to stop", () => {
  it.each(signals)(
    "by %s ends with %i, its working files gone and the earlier output as it was",
    async (signal, code) => {
      for (const [change, nth] of [
        ["claim", 1],
        ["write", 1],
        ["write", 3],
        ["write", 12],
        ["remove", 1],
      ] as const) {
        const ended = await signalled(change, nth, signal);
        expect([ended.code, ended.err], `${change} ${nth}`).toEqual([code, stopped(signal)]);
        expect(ended.names, `${change} ${nth}`).toEqual(["out", "schools.csv", "study.yaml"]);
        expect(ended.now, `${change} ${nth}`).toEqual(ended.old);
      }
    },
  );

  it("while it puts its output in place finishes that first, and says so", async () => {
    for (const nth of [1, 2]) {
      const ended = await signalled("rename", nth, "SIGTERM");
      expect([ended.code, ended.err]).toEqual([143, "coldspot: stopped by SIGTERM; the new output is in its place\n"]);
      expect(ended.names).toEqual(["out", "schools.csv", "study.yaml"]);
      expect(ended.now.get("release/estimates.csv")).not.toBe(ended.old.get("release/estimates.csv"));
    }
  });
});

/** Waits until a folder holds a name that begins so. */
async function until(folder: string, beginning: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 5) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    if (names.some((name) => name.startsWith(beginning))) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`never there: ${beginning}`);
}

describe.skipIf(notBuilt || process.platform === "win32")("the demo, as it is started from a shell", () => {
  it.each([
    ["while it writes its files", "demo.run-", []],
    ["while it runs its study", "demo/out.run-", ["demo"]],
  ] as const)("told to stop %s, leaves no working files", (_, beginning, left) =>
    inFolder({}, async (folder) => {
      const run = spawn(process.execPath, [program, "demo", "--pupils", "4000", "--out", "demo"], { cwd: folder });
      let err = "";
      run.stderr.on("data", (text) => {
        err += String(text);
      });
      await until(folder, beginning);
      run.kill("SIGINT");
      const [code] = await once(run, "close");
      expect(code).toBe(128 + constants.signals.SIGINT);
      expect(err).toContain(stopped("SIGINT"));
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
      expect(names.filter((name) => !name.includes("/"))).toEqual(left);
      expect(names.filter((name) => /\.run-|\.lock/.test(name))).toEqual([]);
    }),
  );
});
