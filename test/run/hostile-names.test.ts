import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isInsidePath } from "../../src/effects/output-name.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { inFolder } from "../support/temp-folder.ts";

/** Names that people give, and names by which a file would leave its folder, or that some system does not take. */
const names = [
  "x/../../../owned",
  "..\\..\\owned",
  "/tmp/owned",
  "C:\\owned",
  "KS2/KS4 progress",
  "con",
  "NUL.txt 1",
  "a.",
  ".a",
  "a:b|c?*",
  "a".repeat(300),
  "Прогресс 2",
  "進歩 2",
  "Écarts d’élèves",
];

/** A study in which everything that gives a file its name has this one. */
function studyOf(name: string): string {
  const quoted = JSON.stringify(name);
  const study = pupilStudy({
    populations: `
  ${quoted}: { any_of: [fsm6, in_care] }
  others: { not: ${quoted} }`,
    show: `
  - gap: { of: ${quoted}, in: [england, ${quoted}] }
  - from_average: { of: [${quoted}, others], in: [england, ${quoted}] }`,
    rest: `
sensitivity: { alternatives: { within_band: true } }
variants: { ${quoted}: { measures: { ${quoted}: { prior: { column: ks2, bands: 2 } } } } }`,
  });
  return study
    .replace("schemes: { region: { file: districts }", `schemes: { ${quoted}: { file: districts, column: region }`)
    .replace("  progress: {", `  ${quoted}: {`);
}

describe("a study whose measure, population, scheme and variant are all called", () => {
  it.each(names)("%s writes its files inside the output, each under a name that every system takes", (name) =>
    inFolder({ ...pupilFiles(), "study.yaml": studyOf(name) }, async (made) => {
      const folder = realpathSync(made);
      const before = readdirSync(folder);
      await runStudy({ studyPath: join(folder, "study.yaml"), threads: 2 }, quickEffects);
      expect(readdirSync(folder).sort()).toEqual([...before, "out"].sort());
      const files = readdirSync(join(folder, "out"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 5));
      for (const kind of [
        /^release\/charts\/trend-/,
        /^release\/charts\/variants-/,
        /^release\/charts\/sensitivity-/,
        /^private\/sql\//,
      ])
        expect(files.filter((file) => kind.test(file)).length, String(kind)).toBeGreaterThanOrEqual(1);
      for (const file of files) {
        expect(isInsidePath(file), file).toBe(true);
        expect(Buffer.byteLength(file.slice(file.lastIndexOf("/") + 1)), file).toBeLessThanOrEqual(120);
      }
    }),
  );

  it("what holds a control character is refused", () =>
    inFolder({ ...pupilFiles(), "study.yaml": studyOf("a\u0000b") }, async (folder) => {
      await expect(runStudy({ studyPath: join(folder, "study.yaml"), threads: 2 }, quickEffects)).rejects.toMatchObject(
        {
          exitCode: 2,
          message: expect.stringContaining("with a control character in its name: "),
        },
      );
    }));
});
