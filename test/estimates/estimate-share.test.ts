import { describe, expect, it } from "vitest";
import { Areas } from "../../src/cells/areas.ts";
import { gradedCells } from "../../src/cells/graded-cells.ts";
import { DomainMeans } from "../../src/estimates/domain-means.ts";
import type { Estimated } from "../../src/estimates/estimate.ts";
import { estimateShare } from "../../src/estimates/estimate-share.ts";
import { domainsOf, ratioIn } from "../../src/figures/formula.ts";
import { leadershipFigures } from "../../src/figures/grades/grade-shares.ts";
import { leadershipPopulations } from "../../src/figures/grades/set-of-schools.ts";
import { timesOf } from "../../src/figures/grades/times.ts";
import type { FollowedSchool, Standing } from "../../src/schools/followed-school.ts";
import type { Grade } from "../../src/schools/grade.ts";
import { gradedMoments } from "../../src/scores/graded.ts";
import type { SchoolMeasure } from "../../src/study/grades-of-schools.ts";
import { Problems } from "../../src/study/problems.ts";
import { readLeadershipComparison } from "../../src/study/read-leadership.ts";
import type { Study } from "../../src/study/study.ts";
import { describedWhole } from "../support/counted-schools.ts";

/** A published report's counts for its best areas, rebuilt from its percentages: 347 of 4,959 fell, 1,222 of 1,389 rose. */
const matched: readonly (readonly [Grade, Grade, number])[] = [
  [1, 1, 1129],
  [1, 2, 343],
  [1, 3, 47],
  [1, 4, 5],
  [2, 1, 408],
  [2, 2, 2732],
  [2, 3, 254],
  [2, 4, 41],
  [3, 1, 56],
  [3, 2, 1069],
  [3, 3, 128],
  [3, 4, 18],
  [4, 1, 4],
  [4, 2, 93],
  [4, 3, 15],
  [4, 4, 6],
];

function standing(grade: Grade, inspection: string): Standing {
  return { grade, inspections: [inspection], inspected: "2009-01-01", inherited: false, together: false };
}

function schools(): readonly FollowedSchool[] {
  const all: FollowedSchool[] = [];
  const add = (first: Grade | null, last: Grade | null, lost: FollowedSchool["lost"]) => {
    const urn = String(100_000 + all.length);
    all.push({
      urn,
      chain: urn,
      first: first === null ? null : standing(first, `${urn} first`),
      last: last === null ? null : standing(last, `${urn} last`),
      open: lost !== "closed",
      changed: null,
      lost,
    });
  };
  for (const [first, last, count] of matched) for (let one = 0; one < count; one++) add(first, last, null);
  for (let one = 0; one < 96; one++) add(4, null, "not judged since its URN changed");
  for (let one = 0; one < 10; one++) add(2, null, "closed");
  return all;
}

const measure: SchoolMeasure = {
  of: "schools",
  name: "leadership",
  file: "inspections",
  besideFiles: [],
  outcome: "leadership_grade",
  on: { kind: "dates", first: "2010-03-31", last: "2016-03-31" },
  follow: [],
  carry: [],
  grades: new Map(),
  indicatorOf: [],
  unpublished: "left out",
  alikeWithin: null,
};

const places: Study["places"] = {
  whole: null,
  pupilsBy: "school",
  districtsOn: null,
  carryOneToOne: false,
  schemes: new Map(),
  groups: new Map(),
};

const ask: Study["ask"] = [
  {
    kind: "leadership",
    measure: "leadership",
    of: ["all", "matched"],
    in: ["england"],
    smallAreas: null,
    compare: null,
    path: ["show"],
  },
];

function estimated(): ReadonlyMap<string, Estimated> {
  const study = { years: [2015], ask, places, at: () => "" } as Pick<Study, "years" | "ask" | "places" | "at"> as Study;
  const times = timesOf(study, measure);
  const cells = gradedCells(schools(), {
    times: [times.first, times.last],
    populations: leadershipPopulations(times),
    places,
    facts: { schools: null, chains: new Map(), areas: new Map(), districts: null, homeDistrict: null },
    own: new Map(),
  });
  const areas = new Areas(cells.frame, places, () => "");
  const means = new DomainMeans(gradedMoments(cells, 2), ({ area }) => areas.placesOf(area));
  const share = {
    name: "share",
    title: "",
    unit: "share of schools",
    factor: 1,
    forMeans: true,
    input: "",
    source: "",
    confidence: "",
  };
  return new Map(
    leadershipFigures(study, measure, areas).map((figure) => [
      figure.id,
      estimateShare(figure, domainsOf(figure.formula), means, [share], ratioIn),
    ]),
  );
}

function numberOf(all: ReadonlyMap<string, Estimated>, id: string) {
  const found = all.get(id);
  if (found?.kind !== "estimate" || found.inScales[0] === undefined) throw new Error(`no estimate: ${id}`);
  return found.inScales[0];
}

describe("shares of schools followed between two dates", () => {
  const all = estimated();
  const design = schools().length;

  it("are those of arithmetic on the counts", () => {
    expect(
      numberOf(all, "leadership/share-declined/matched-good-or-outstanding-before/england/2016").value,
    ).toBeCloseTo(347 / 4959, 12);
    expect(numberOf(all, "leadership/share-improved/matched-weak-before/england/2016").value).toBeCloseTo(
      1222 / 1389,
      12,
    );
    expect(numberOf(all, "leadership/share-good-or-outstanding/matched/england/2010").value).toBeCloseTo(
      4959 / 6348,
      12,
    );
    expect(numberOf(all, "leadership/share-good-or-outstanding/all/england/2010").value).toBeCloseTo(4969 / 6454, 12);
    expect(numberOf(all, "leadership/relative-reduction-weak/matched/england/2016").value).toBeCloseTo(
      1 - 514 / 1389,
      12,
    );
  });

  it("have the error of a share, and matched dates that of McNemar's table", () => {
    const scale = design / (design - 1);
    const share = 347 / 4959;
    expect(numberOf(all, "leadership/share-declined/matched-good-or-outstanding-before/england/2016").se).toBeCloseTo(
      Math.sqrt((scale * share * (1 - share)) / 4959),
      12,
    );
    // Variance of a difference of paired shares: (b + c - (b - c)^2 / n) / n^2, of 1,222 that rose and 347 that fell.
    const paired = (1222 + 347 - (1222 - 347) ** 2 / 6348) / 6348 ** 2;
    const change = "leadership/share-good-or-outstanding/matched/england/2016/difference/with-2010";
    expect(numberOf(all, change).value).toBeCloseTo((1222 - 347) / 6348, 12);
    expect(numberOf(all, change).se).toBeCloseTo(Math.sqrt(scale * paired), 12);
  });

  it("have bounds of all lost schools weak, and all good", () => {
    const { exact } = describedWhole(schools());
    const boundOf = (id: string) => exact.find(({ figure }) => figure.id === `leadership/${id}/england/2016`)?.value;
    expect([boundOf("lowest/declined"), boundOf("highest/declined")]).toEqual([347 / 4969, 357 / 4969]);
    expect([boundOf("lowest/improved"), boundOf("highest/improved")]).toEqual([1222 / 1485, 1318 / 1485]);
    expect(boundOf("count/open-no-grade-after")).toBe(96);
    expect(boundOf("lowest/relative-reduction-weak")).toBeCloseTo(1 - (514 + 106) / 1485, 12);
    expect(boundOf("highest/relative-reduction-weak")).toBeCloseTo(1 - 514 / 1485, 12);
  });
});

describe("a comparison of grades", () => {
  it("is asked by its word", () => {
    const problems = new Problems(() => "study.yaml:1:1");
    const read = readLeadershipComparison(
      { leadership: "declined", with: { in: "england" }, as: "ratio" },
      { places, measures: new Map([["leadership", measure]]) },
      problems,
      ["compare", 0],
    );
    expect(read?.compare?.statistic).toBe("share_declined");
    readLeadershipComparison(
      { leadership: "fallen", with: { in: "england" }, as: "ratio" },
      { places, measures: new Map([["leadership", measure]]) },
      problems,
      ["compare", 0],
    );
    expect(() => problems.throwIfAny()).toThrow(/fallen/);
  });
});
