import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "../support/files-of.ts";
import { pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { delimited } from "../support/invented-schools.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, quietEffects } from "../support/measure-study.ts";
import { runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";

interface Pupil {
  readonly prior: number;
  readonly outcome: number;
  readonly poor: boolean;
}

// One pupil has 3.0, ten have 3.5, ten 4.0 and three 5.0; the three with 5.0 are all poor.
const priors = [3, ...Array.from({ length: 10 }, () => 3.5), ...Array.from({ length: 10 }, () => 4), 5, 5, 5];
const pupils = priors.map(
  (prior, index): Pupil => ({
    prior,
    outcome: 10 * prior + ((index * 17) % 23),
    poor: prior === 5 || index % 3 === 0,
  }),
);

const study = (prior: string, settings = "") => `
title: Bands
data: invented
years: 2015
files:
  pupils: { path: pupils.csv, columns: { pupil: ref, school: urn, ks2: ks2, points: points, disadvantaged: poor } }
measures:
  progress: { outcome: points, prior: { column: ks2, ${prior} }, method: rank of residual${settings} }
show:
  - mean: { of: [all, disadvantaged, others] }
release: { rules: public-data }
`;

const files = {
  "pupils.csv": delimited(
    pupils.map(({ prior, outcome, poor }, index) => [
      `r${index}`,
      `s${index % 4}`,
      prior.toFixed(1),
      String(outcome),
      poor ? "yes" : "no",
    ]),
    { header: ["ref", "urn", "ks2", "points", "poor"] },
  ),
};

/** Mean percentile ranks by code that knows nothing of ours: bands by hand, doubles, every pupil against every other. */
function paper(
  bandOf: (prior: number) => number,
  expected: (pupil: Pupil) => boolean,
  ranked: (pupil: Pupil) => boolean,
  group: (pupil: Pupil) => boolean,
): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const residual = (pupil: Pupil) => {
    const band = pupils.filter((one) => expected(one) && bandOf(one.prior) === bandOf(pupil.prior));
    return pupil.outcome - mean(band.map(({ outcome }) => outcome));
  };
  const all = pupils.filter(ranked).map(residual);
  const tied = (one: number, other: number) => Math.abs(one - other) < 1e-9;
  const percentile = (own: number) => {
    const below = all.filter((one) => one < own && !tied(one, own)).length;
    return (100 * (below + all.filter((one) => tied(one, own)).length / 2)) / all.length;
  };
  return mean(pupils.filter((pupil) => ranked(pupil) && group(pupil)).map((pupil) => percentile(residual(pupil))));
}

const everybody = () => true;
const poor = (pupil: Pupil) => pupil.poor;
const others = (pupil: Pupil) => !pupil.poor;

async function ranks(prior: string, settings?: string) {
  const measured = await measurePupilStudy(study(prior, settings), files);
  const of = (population: string) =>
    estimateOf(measured.estimates, `progress/mean/${population}/england/2015`).rests[0]?.mean ?? Number.NaN;
  return { of, ...measured };
}

describe("bands of prior attainment", () => {
  it("with few pupils go into their neighbour, and the report says how many pupils that moved", async () => {
    const { of, notes } = await ranks("bands: each score, minimum: 5");
    // By hand: 3.0 (one pupil) goes up into 3.5, 5.0 (three) down into 4.0: four pupils.
    const bandOf = (prior: number) => (prior < 3.75 ? 1 : 2);
    expect(of("disadvantaged")).toBeCloseTo(paper(bandOf, everybody, everybody, poor), 10);
    expect(of("others")).toBeCloseTo(paper(bandOf, everybody, everybody, others), 10);
    const what = "in bands of prior attainment that had fewer than 5 pupils and were merged with a neighbour, 2015";
    expect(notes).toEqual([{ what, pupils: 4 }]);
    const { release } = await runExample(files, study("bands: each score, minimum: 5"));
    expect(release.get("report.html")).toContain(what);
  });

  it("count a pupil once whose band moved twice", async () => {
    // By hand: 3.0 (1) into 3.5 makes 11; 5.0 (3) into 4.0 makes 13; 11 is under 12 and goes up: 11 + 3 pupils.
    const { of, notes } = await ranks("bands: each score, minimum: 12");
    expect(notes.map((note) => note.pupils)).toEqual([14]);
    expect(of("disadvantaged")).toBeCloseTo(
      paper(() => 1, everybody, everybody, poor),
      10,
    );
  });

  it.each([
    ["each score, minimum: 1", (prior: number) => prior],
    ["0.5, minimum: 1", (prior: number) => prior],
    ["2, minimum: 1", (prior: number) => Math.floor(prior / 2)],
    ["[3.5, 5], minimum: 1", (prior: number) => (prior < 3.5 ? 0 : prior < 5 ? 1 : 2)],
    // Half of 24 pupils lies in the middle of those with 4.0: 3.0 and 3.5 are the first half, the rest the second.
    ["2 equal groups, minimum: 1", (prior: number) => (prior < 4 ? 0 : 1)],
  ])("are cut as the study says: %s", async (bands, bandOf) => {
    const { of, notes } = await ranks(`bands: ${bands}`);
    expect(of("disadvantaged")).toBeCloseTo(paper(bandOf, everybody, everybody, poor), 10);
    expect(notes).toEqual([]);
  });

  it("must be whole steps of the score", async () => {
    await expect(ranks("bands: 0.25, minimum: 1")).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(
        /^study\.yaml:\d+:\d+ bands finer than the scores, which have steps of 0\.1: 0\.25$/,
      ),
    });
  });
});

describe("whose mean is the expectation, and who is ranked", () => {
  it("can be the pupils who are not disadvantaged: bands without one of them go into a neighbour", async () => {
    const { of } = await ranks("bands: each score, minimum: 1", ", expectation: others");
    // By hand: 3.0 is pupil 0, who is poor, and so are all with 5.0: the nearest means of the others are 3.5 and 4.0.
    const bandOf = (prior: number) => (prior < 3.75 ? 1 : 2);
    expect(of("disadvantaged")).toBeCloseTo(paper(bandOf, others, everybody, poor), 10);
    expect(of("others")).toBeCloseTo(paper(bandOf, others, everybody, others), 10);
    expect(of("all")).toBeCloseTo(50, 10);
  });

  it("can be the disadvantaged alone: others have no rank, and their mean rank is 50", async () => {
    const { of, estimates } = await ranks("bands: each score, minimum: 1", ", ranked: disadvantaged");
    expect(of("disadvantaged")).toBeCloseTo(50, 10);
    expect(of("all")).toBeCloseTo(50, 10);
    expect(paper((prior) => prior, everybody, poor, poor)).toBeCloseTo(50, 10);
    expect(estimates.find(({ figure }) => figure.of.population === "others")).toMatchObject({ kind: "none" });
  });
});

describe("a break in the series", () => {
  const compare = `compare:
  - { gap: progress, of: [disadvantaged, persistent], year: 2015, with: { year: 2014 }, as: difference }
breaks: { 2015: { why: a reform, ACROSS } }`;
  const run = (across: string) =>
    inFolder(
      { "study.yaml": pupilStudy({ rest: compare.replace(", ACROSS", across) }), ...pupilFiles() },
      async (folder) => {
        await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out"), threads: 2 }, quietEffects);
        const release = filesOf(join(folder, "out/release"));
        const crossing = (release.get("estimates.csv") ?? "")
          .split("\n")
          .filter((line) => line.includes("/with-2014,"));
        return { release, crossing };
      },
    );

  it("hides what is set across it, and nothing else, unless the study says across: show", async () => {
    const [hidden, shown] = await Promise.all([run(""), run(", across: show")]);
    expect(hidden.crossing.length).toBe(2);
    for (const line of hidden.crossing)
      expect(line).toMatch(/,,,,,,,,,,,not_available,2015,,crosses a break in the series \(2015: a reform\)$/);
    expect(shown.crossing.length).toBeGreaterThan(2);
    for (const line of shown.crossing)
      expect(line).toMatch(/,(published|unreliable),2015,.*crosses a break in the series/);
    const rest = (lines: string | undefined) => lines?.split("\n").filter((line) => !line.includes("/with-2014,"));
    expect(rest(hidden.release.get("estimates.csv"))).toEqual(rest(shown.release.get("estimates.csv")));
  });

  it("leaves the number out of every file that may leave", async () => {
    const [hidden, shown] = await Promise.all([run(""), run(", across: show")]);
    const figures = (text: string | undefined) => JSON.parse(text ?? "").figures as readonly Record<string, unknown>[];
    const of = ({ release }: typeof hidden) =>
      figures(release.get("evidence/results.json")).filter(({ figure }) => String(figure).endsWith("/with-2014"));
    expect(of(shown).every((figure) => "numbers" in figure || "estimate" in figure || "rests" in figure)).toBe(true);
    expect(of(hidden).length).toBe(2);
    for (const figure of of(hidden)) expect(JSON.stringify(figure)).not.toMatch(/"(value|mean|se)":/);
  });
});
