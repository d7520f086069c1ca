import {
  appendFileSync,
  existsSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Effects } from "../../../src/effects/effects.ts";
import { runStudy } from "../../../src/run/run-study.ts";
import { quickEffects } from "../../support/failing-effects.ts";
import { schoolsText, studyText } from "../../support/invented-schools.ts";
import { inFolder } from "../../support/temp-folder.ts";

const files = { "s/study.yaml": studyText(), "s/schools.csv": schoolsText() };

/** Runs the study, with something done to its table before the last files are written. */
const runWith = (work: (path: string) => void) =>
  inFolder(files, async (folder) => {
    const real = realpathSync(folder);
    let done = false;
    const effects: Effects = {
      ...quickEffects,
      write: async (path, chunks) => {
        if (!done && path.endsWith("report.html")) {
          done = true;
          work(join(real, "s/schools.csv"));
        }
        await quickEffects.write(path, chunks);
      },
    };
    const out = join(real, "out");
    const error = await runStudy({ studyPath: join(real, "s/study.yaml"), out, threads: 1 }, effects).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(done).toBe(true);
    return { error, left: existsSync(out), path: join(real, "s/schools.csv") };
  });

describe("an input that somebody writes to while it is read", () => {
  it.each<readonly [string, (path: string) => void]>([
    ["a row more", (path) => appendFileSync(path, "900000,Zed,North,100,0.5,20,0.1\n")],
    ["as many other bytes", (path) => writeFileSync(path, schoolsText().replace("-0.50", "-0.90"))],
    [
      "as many other bytes, and the time of its content set back, as programs that copy do",
      (path) => {
        const { atime, mtime } = statSync(path);
        writeFileSync(path, schoolsText().replace("-0.50", "-0.90"));
        utimesSync(path, atime, mtime);
      },
    ],
    [
      "another file in its place",
      (path) => {
        writeFileSync(`${path}.new`, schoolsText());
        renameSync(`${path}.new`, path);
      },
    ],
    ["nothing in its place", (path) => rmSync(path)],
  ])("%s: the run is refused, and puts nothing in place", async (_, work) => {
    const { error, left, path } = await runWith(work);
    expect(error).toMatchObject({ exitCode: 3, message: `changed while it was read: ${path}` });
    expect(left).toBe(false);
  });

  it("is not one that is only read", async () => {
    const { error, left } = await runWith((path) => statSync(path));
    expect([error, left]).toEqual([null, true]);
  });
});

describe("an input in the output folder", () => {
  const refused = (work: (folder: string) => { readonly studyPath: string; readonly data?: string }) =>
    inFolder(files, async (folder) => {
      const real = realpathSync(folder);
      const out = join(real, "s/out");
      await runStudy({ studyPath: join(real, "s/study.yaml"), out, threads: 1 }, quickEffects);
      const { studyPath, data } = work(real);
      const replaced = data === undefined ? {} : { data: new Map([["schools", data]]) };
      return runStudy({ studyPath, out, threads: 1, ...replaced }, quickEffects).catch((error: unknown) => error);
    });

  it("is refused: it would be read while it is replaced", async () => {
    expect(
      await refused((folder) => ({
        studyPath: join(folder, "s/study.yaml"),
        data: join(folder, "s/out/release/estimates.csv"),
      })),
    ).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^an input that lies in the output folder: .*estimates.csv$/),
    });
  });

  it.skipIf(process.platform === "win32")("is refused behind a link too", async () => {
    expect(
      await refused((folder) => {
        symlinkSync(join(folder, "s/out/private"), join(folder, "s/link"));
        return { studyPath: join(folder, "s/study.yaml"), data: join(folder, "s/link/flow.csv") };
      }),
    ).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^an input that lies in the output folder: .*flow.csv$/),
    });
  });
});
