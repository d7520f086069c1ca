import { realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../../src/run/run-study.ts";
import { quickEffects } from "../../support/failing-effects.ts";
import { schoolsText, studyText } from "../../support/invented-schools.ts";
import { inFolder } from "../../support/temp-folder.ts";

const files = { "s/study.yaml": studyText(), "s/schools.csv": schoolsText() };

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
