import { describe, expect, it } from "vitest";
import { inventedPupils, type PupilRows, pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, type MeasuredStudy } from "../support/measure-study.ts";

/** In 2015 more pupils are in care, so that the mix of bands moves. */
const inCare = (cohort: number, index: number) => index % (cohort === 2015 ? 5 : 7) === 3;

/** The invented pupils with more of them in care: also some who never ate free, and some whom no census saw. */
function pupils(): PupilRows {
  const rows = inventedPupils();
  const changed = Object.entries(rows.pupils).map(([cohort, own]) => [
    cohort,
    own.map((row, index) => [...row.slice(0, 5), inCare(Number(cohort), index) ? "yes" : "no"]),
  ]);
  return { ...rows, pupils: Object.fromEntries(changed) };
}

const populations = `
  disadvantaged: { any_of: [fsm6, in_care] }
  others: { not: disadvantaged }
  never: { within: disadvantaged, fsm_share: { is: 0% } }
  seldom: { within: disadvantaged, fsm_share: { above: 0, below: 20% } }
  often: { within: disadvantaged, fsm_share: { at_least: 20%, below: 80% } }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80% } }`;
const measure =
  "{ outcome: points, prior: { column: ks2, bands: each score }, method: rank of residual, key_stage: 4, against: { population: others, in: england } }";
const entry = "gap: progress, of: disadvantaged, in: [england, region], bands: [never, seldom, often, persistent]";
const study = (decompose = `{ ${entry} }`, own = populations) =>
  pupilStudy({ populations: own, measure, rest: `decompose:\n  - ${decompose}` });

const rest = "whose-band-is-not-known-among-disadvantaged";

/**
 * Pupils of a band, counted from the rules by which test/support/invented-pupils.ts makes them: of six kinds of pupils
 * kind 1 never ate free, kind 3 was never seen, and of 14 terms kinds 0, 2, 4 and 5 ate free in 14, 7, 12 and 1.
 */
function counted(band: string, cohort: number): number {
  const bandOfKind = ["persistent", "never", "often", rest, "persistent", "seldom"];
  return Array.from({ length: 240 }, (_, index) => index).filter((index) => {
    const kind = index % 6;
    const isPoor = (kind !== 1 && kind !== 3) || inCare(cohort, index);
    return isPoor && (band === "all" || bandOfKind[kind] === band);
  }).length;
}

const everyEstimate = ({ estimates, decomposed }: MeasuredStudy) => [...estimates, ...decomposed.estimates];

describe("decompositions of a study of pupils", async () => {
  const measured = await measurePupilStudy(study(), pupilFiles(pupils()));
  const all = everyEstimate(measured);
  const { decompositions } = measured.decomposed;
  const named = (kind: string) => decompositions.filter((one) => one.kind === kind);

  it("are those asked for: changes and schools everywhere, the place where it is not the whole", () => {
    const areas = (kind: string) => named(kind).map(({ area }) => area.key);
    expect(areas("movement")).toEqual(["england", "region-north", "region-south"]);
    expect(areas("bands")).toEqual(areas("movement"));
    expect(areas("within_and_between")).toEqual(areas("movement"));
    expect(areas("area_against_nation")).toEqual(["region-north", "region-south"]);
    expect(areas("trend")).toEqual([]);
  });

  it("have each figure once", () => {
    const ids = all.map(({ figure }) => figure.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  // Expected: an identity. Doubles leave some units in the last place of numbers of the size of the scores.
  it.each(
    decompositions.filter(({ whole }) => whole !== null).map((one) => [`${one.kind} in ${one.area.key}`, one] as const),
  )("%s: parts add up to the whole on every scale", (_, { whole, parts }) => {
    const total = estimateOf(all, whole ?? "");
    const own = parts.map((id) => estimateOf(all, id));
    expect(total.inScales.length).toBeGreaterThanOrEqual(3);
    for (const [at, { value, scale }] of total.inScales.entries()) {
      const sum = own.reduce((sofar, { inScales }) => sofar + (inScales[at]?.value ?? Number.NaN), 0);
      expect(own.map(({ inScales }) => inScales[at]?.scale)).toEqual(own.map(() => scale));
      expect(Math.abs(sum - value)).toBeLessThanOrEqual(1e-12 * 700);
    }
  });

  it("split the parts of bands among the bands", () => {
    for (const { area, population, parts } of named("bands")) {
      for (const id of parts) {
        const inBands = all.filter(({ figure }) => figure.id.startsWith(`${id}/`));
        expect(inBands.length, `${population} in ${area.key}`).toBe(5);
        const sum = inBands.reduce(
          (total, { figure }) => total + (estimateOf(all, figure.id).inScales[0]?.value ?? 0),
          0,
        );
        expect(Math.abs(sum - (estimateOf(all, id).inScales[0]?.value ?? Number.NaN))).toBeLessThanOrEqual(1e-10);
      }
    }
  });

  it.each([2014, 2015])("count the bands of %d as the pupils were made", (cohort) => {
    for (const band of ["never", "seldom", "often", "persistent", rest]) {
      const share = estimateOf(all, `progress/share/${band}/of-disadvantaged/england/${cohort}`);
      expect(share.inScales.map(({ value }) => value)).toEqual([counted(band, cohort) / counted("all", cohort)]);
      expect(share.rests.map(({ pupils: whole }) => whole)).toEqual([counted("all", cohort)]);
    }
  });

  it("give the same gap at a mix as adding up shares and gaps by hand", () => {
    const value = (id: string) => estimateOf(all, id).inScales[0]?.value ?? Number.NaN;
    const byHand = ["never", "seldom", "often", "persistent", rest].reduce(
      (sum, band) => sum + (counted(band, 2014) / counted("all", 2014)) * value(`progress/gap/${band}/england/2015`),
      0,
    );
    expect(Math.abs(value("progress/gap/disadvantaged/england/2015/at-mix-of-2014") - byHand)).toBeLessThan(1e-10);
  });

  it("say who moved by the means of each side", () => {
    const change = estimateOf(all, "progress/gap/disadvantaged/england/2015/difference/with-2014");
    const meanOf = (population: string, year: number) =>
      change.rests.find((one) => one.population === population && one.year === year)?.mean ?? Number.NaN;
    const value = (part: string) =>
      estimateOf(all, `progress/gap/disadvantaged/england/2015/since-2014/${part}`).inScales.find(
        ({ scale }) => scale === "rank",
      )?.value;
    expect(value("moved-by-comparator")).toBe(meanOf("others", 2015) - meanOf("others", 2014));
    expect(value("moved-by-group")).toBe(meanOf("disadvantaged", 2014) - meanOf("disadvantaged", 2015));
  });
});

describe("bands that are no bands are refused", () => {
  const refused = (bands: string, own: string) =>
    measurePupilStudy(
      study(`{ gap: progress, of: disadvantaged, parts: [bands], bands: ${bands} }`, own),
      pupilFiles(pupils()),
    );
  it("when they overlap", async () => {
    const own = populations.replace("below: 80%", "below: 90%");
    await expect(refused("[never, seldom, often, persistent]", own)).rejects.toThrow(
      "bands with the same pupils: often, persistent",
    );
  });
  it("when they leave out pupils whose share is known", async () => {
    await expect(refused("[seldom, often, persistent]", populations)).rejects.toThrow(
      "pupils of disadvantaged who are in none of the bands: seldom, often, persistent",
    );
  });
  it("when they reach beyond the group", async () => {
    const own = populations.replace("never: { within: disadvantaged, ", "never: { ");
    await expect(refused("[never, seldom, often, persistent]", own)).rejects.toThrow(
      "a band with pupils who are not disadvantaged: never",
    );
  });
});

describe("a gap within and between schools", () => {
  it("is refused where pupils are on both sides", async () => {
    const both = study("{ gap: progress, of: disadvantaged }").replace(
      "against: { population: others",
      "against: { population: all",
    );
    await expect(measurePupilStudy(both, pupilFiles(pupils()))).rejects.toThrow(
      "within and between schools need two groups without pupils in common, not all and: disadvantaged",
    );
  });
});

describe("fifths of schools by a share of their pupils", () => {
  it("divide a study of pupils, and every pupil of a known school is in one of them", async () => {
    const mixed = study(`{ ${entry} }`).replace(
      "schemes: { region: { file: districts } }",
      "schemes: { region: { file: districts }, mix: { fifths_of: { share_of: disadvantaged } } }",
    );
    const { estimates } = await measurePupilStudy(mixed.replace("in: [england, region] }", "in: [england, mix] }"), {
      ...pupilFiles(pupils()),
    });
    const pupilsIn = (area: string) =>
      estimates
        .filter(({ figure }) => figure.id === `progress/gap/disadvantaged/${area}/2015`)
        .flatMap(({ rests, figure }) => rests.filter(({ key }) => key === figure.of.key).map(({ pupils: n }) => n))[0];
    const inFifths = [1, 2, 3, 4, 5].reduce((sum, fifth) => sum + (pupilsIn(`mix-${fifth}`) ?? 0), 0);
    expect(inFifths).toBe(pupilsIn("england"));
    expect(inFifths).toBe(counted("all", 2015));
  });
});
