import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sealStudy } from "../../src/run/commands/seal-study.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { questionText } from "../../src/study/question.ts";
import { filesOf } from "../support/files-of.ts";
import { manyStudy, schoolSums } from "../support/many-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { tableOf } from "../support/stated-in-report.ts";
import { inFolder } from "../support/temp-folder.ts";

const study = manyStudy(`
show: [{ gap: { of: disadvantaged, in: region, year: 2019 } }]
claims: [{ gap: progress, of: disadvantaged, in: region, year: 2019, says: behind, every: area }]
`);

/** The claim of a run and the sentences about it, after something was done in the folder of the study. */
function claimAfter(before: (studyPath: string) => Promise<void>) {
  return inFolder({ "study.yaml": study, "school-sums.csv": schoolSums }, async (folder) => {
    const studyPath = join(folder, "study.yaml");
    await before(studyPath);
    await runStudy({ studyPath, threads: 2 }, quietEffects);
    const release = filesOf(join(folder, "out/release"));
    const [claim] = tableOf(release, "tables/claims.csv");
    const report = release.get("report.html") ?? "";
    const manifest = JSON.parse(release.get("manifest.json") ?? "");
    return { p: Number(claim?.p), sealed: claim?.sealed, report, question: manifest.question };
  });
}
const seal = (date?: string) => async (studyPath: string) => {
  await sealStudy(quietEffects, { studyPath, ...(date === undefined ? {} : { date }) });
};

describe("claims of a study", () => {
  // R 4.2.2, test/oracle/many-in-study.R: the one-sided p value of this claim is 0.00046979905811296986.
  it("that is sealed are said to be, with the date it was given, and have one-sided p values", async () => {
    const { p, sealed, report, question } = await claimAfter(seal("2026-01-31"));
    expect([p, sealed]).toEqual([0.00047, "yes"]);
    expect(report).toContain("sealed on 2026-01-31, before the data were read");
    expect(report).toContain("one-sided p under 0.001");
    expect(question).toMatchObject({ seal: "whole", sealed_on: "2026-01-31" });
    expect(report).toContain(question.sha256);
  });

  it("that has no seal may have been written after looking, and have two-sided p values", async () => {
    const { p, sealed, report, question } = await claimAfter(async () => undefined);
    expect([p, sealed]).toEqual([0.00094, "no"]);
    expect(report).toContain("not sealed: may have been written after looking");
    expect(question.seal).toBe("none");
  });

  it("whose question has changed since it was sealed are not sealed", async () => {
    const changed = await claimAfter(async (studyPath) => {
      await seal()(studyPath);
      await writeFile(
        studyPath,
        study
          .replace("in: region, year: 2019, says", "in: region Norvale, year: 2019, says")
          .replace(", every: area", ""),
      );
    });
    expect(changed.sealed).toBe("no");
    expect(changed.report).toContain("not sealed: the study was sealed and changed since");
  });

  it("that has other comments, order, title and paths are still sealed", async () => {
    const told = await claimAfter(async (studyPath) => {
      await seal()(studyPath);
      await writeFile(studyPath, `# a comment\n${study.replace("title: Invented schools", "title: Another title")}`);
    });
    expect(told.sealed).toBe("yes");
  });
});

describe("coldspot seal", () => {
  const sealed = (text: string, again = false) =>
    inFolder({ "study.yaml": text }, async (folder) => {
      const studyPath = join(folder, "study.yaml");
      if (again) await sealStudy(quietEffects, { studyPath });
      await sealStudy(quietEffects, { studyPath });
      return readFile(join(folder, "study.seal.json"), "utf8");
    });

  it("writes the same bytes for the same question", async () => {
    expect(await sealed(study)).toBe(await sealed(`# ${"another comment"}\n${study}`));
    expect(JSON.parse(await sealed(study))).toEqual({
      format: 1,
      study: "study.yaml",
      question_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("refuses a study that is sealed, has no claims, or was run; and what is no date or no seal", async () => {
    await expect(sealed(study, true)).rejects.toThrow(/^sealed already: /);
    await expect(sealed(manyStudy(""))).rejects.toThrow("a study without claims: study.yaml");
    await expect(claimAfter(seal("2026-02-30"))).rejects.toThrow("not a date: 2026-02-30");
    await expect(claimAfter((path) => writeFile(path.replace(".yaml", ".seal.json"), "{}"))).rejects.toThrow(
      /^not a seal: /,
    );
    await expect(
      claimAfter(async (studyPath) => {
        await runStudy({ studyPath, threads: 2 }, quietEffects);
        await seal()(studyPath);
      }),
    ).rejects.toThrow(/^the study was run already: /);
  });
});

describe("what a study asks", () => {
  it("is another text where a claim, a measure or a column differs, and not where a path does", () => {
    const text = "files:\n  a: { path: x.csv, columns: { urn: URN } }\nclaims: [{ says: larger }]\n";
    expect(questionText(text.replace("x.csv", "y.csv"))).toBe(questionText(text));
    expect(questionText(text.replace("larger", "smaller"))).not.toBe(questionText(text));
    expect(questionText(text.replace("URN", "urn"))).not.toBe(questionText(text));
  });
});
