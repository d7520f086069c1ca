import { describe, expect, it } from "vitest";
import { type Grade, type Judgement, judgementsByUrn, weightedGrade } from "../../src/schools/grade.ts";
import type { JudgementAnswer } from "../../src/schools/judgement-answer.ts";
import { makeSuccession } from "../../src/schools/succession.ts";
import { linksOf } from "../support/school-links.ts";

// Expected values are worked out on paper from the rule and the few records above them.

function judged(urn: string, published: string, grade: Grade, inspected = published): Judgement {
  return { urn, inspected, published, grade };
}

function short(answer: JudgementAnswer): string {
  if (answer.kind === "none") return "none";
  return `${answer.grade} of ${answer.judgement?.urn ?? answer.kind}`;
}

describe("judgements along one chain", () => {
  const succession = makeSuccession(linksOf("100001 Successor 136000 2012-09-01"));
  const judgements = judgementsByUrn([
    judged("136000", "2014-05-01", 2),
    judged("100001", "2012-10-05", 4, "2012-07-02"),
    judged("100001", "2009-03-01", 3),
  ]);
  const on = (date: string) => short(succession.judgementOn("136000", date, judgements));

  it("are the latest published by the day, under whichever URN", () => {
    expect(on("2009-02-28")).toBe("none");
    expect(on("2009-03-01")).toBe("3 of 100001");
    expect(on("2012-10-05")).toBe("4 of 100001");
    expect(on("2014-05-01")).toBe("2 of 136000");
  });

  it("come with the links they were found through", () => {
    expect(succession.judgementOn("136000", "2013-01-01", judgements)).toMatchObject({
      path: [{ from: "100001", to: "136000", on: "2012-09-01", way: "back" }],
    });
    expect(short(succession.judgementOn("100001", "2020-01-01", judgements))).toBe("4 of 100001");
  });

  it("are refused where they cannot be", () => {
    expect(() => judgementsByUrn([judged("1", "2012-01-01", 2), judged("1", "2012-01-01", 3)])).toThrow(
      "two grades for the inspection on 2012-01-01: 1",
    );
    expect(() => judgementsByUrn([judged("1", "2012-01-01", 2, "2012-01-02")])).toThrow(
      "published earlier: 2012-01-01",
    );
  });

  it("are not handed on by changes that are not followed", () => {
    const none = makeSuccession(linksOf("100001 Successor 136000 2012-09-01"), null, { unknownKinds: "not followed" });
    expect(short(none.judgementOn("136000", "2013-01-01", judgements))).toBe("none");
  });
});

describe("judgements of a school that took in another", () => {
  // 100001 has grade 2 of 2010 and takes in 134000, with grade 4 of 2013, in 2015: the worse of the two until it is inspected.
  const succession = makeSuccession(linksOf("134000 Successor - merged 100001 2015-09-01"));
  const grades = (grade: Grade) =>
    judgementsByUrn([judged("100001", "2010-05-01", 2), judged("134000", "2013-05-01", grade)]);
  const on = (date: string, grade: Grade) => short(succession.judgementOn("100001", date, grades(grade)));

  it("are its own before, and the worst after", () => {
    expect(on("2014-01-01", 4)).toBe("2 of 100001");
    expect(on("2016-01-01", 4)).toBe("4 of 134000");
  });

  it("are its own where that is the worst, however old", () => {
    expect(on("2016-01-01", 1)).toBe("2 of 100001");
  });
});

describe("judgements at a merge", () => {
  const links = linksOf("100001 Successor 100003 2010-09-01", "100002 Successor 100003 2010-09-01");
  const judgements = judgementsByUrn([
    judged("100001", "2008-01-01", 1),
    judged("100002", "2007-01-01", 4),
    judged("100003", "2013-01-01", 2),
  ]);
  const on = (date: string, rules: Parameters<typeof makeSuccession>[2], pupils?: ReadonlyMap<string, number>) =>
    makeSuccession(links, null, rules).judgementOn("100003", date, judgements, pupils === undefined ? {} : { pupils });

  it("are the worst, the one nearest the mean over pupils, or none", () => {
    expect(short(on("2011-01-01", { merges: "worst" }))).toBe("4 of 100002");
    expect(short(on("2011-01-01", { merges: "apart" }))).toBe("none");
    // (1 x 300 + 4 x 100) / 400 = 1.75, nearest 2; (1 x 100 + 4 x 100) / 200 = 2.5, halfway, the worse 3.
    const mean = (a: number, b: number) =>
      on(
        "2011-01-01",
        { merges: "pupil-weighted" },
        new Map([
          ["100001", a],
          ["100002", b],
        ]),
      );
    expect(mean(300, 100)).toMatchObject({
      kind: "judged together",
      grade: 2,
      judgement: null,
      published: "2008-01-01",
    });
    expect(mean(100, 100)).toMatchObject({ grade: 3, parts: [{ urn: "100001", pupils: 100 }, { urn: "100002" }] });
  });

  it("ask for pupils where they are weighed, and only where there is something to weigh", () => {
    expect(() => on("2011-01-01", { merges: "pupil-weighted" }, new Map([["100001", 5]]))).toThrow(
      "no number of pupils for a merged school: 100002",
    );
    expect(() => on("2011-01-01", { merges: "pupil-weighted" }, new Map([["100001", 0.5]]))).toThrow("for 100001: 0.5");
    expect(short(on("2007-06-01", { merges: "pupil-weighted" }))).toBe("4 of 100002");
  });

  it("are replaced by the first of the merged school", () => {
    for (const merges of ["worst", "pupil-weighted", "apart"] as const) {
      expect(short(on("2013-01-01", { merges }))).toBe("2 of 100003");
    }
  });

  it("count a school that was there among those merged, until it is inspected again", () => {
    const joined = makeSuccession(linksOf("134000 Successor 100001 2010-09-01", "134001 Successor 100001 2010-09-01"));
    const some = judgementsByUrn([
      judged("100001", "2008-01-01", 1),
      judged("134000", "2009-01-01", 3),
      judged("100001", "2012-01-01", 2),
    ]);
    const at = (date: string) => short(joined.judgementOn("100001", date, some));
    expect(at("2010-08-31")).toBe("1 of 100001");
    expect(at("2010-09-01")).toBe("3 of 134000");
    expect(at("2012-01-01")).toBe("2 of 100001");
  });

  it("of two that became one are put together from the day on", () => {
    const joint = makeSuccession(linksOf("100001 Result of Amalgamation 100002 2010-09-01"));
    const some = judgementsByUrn([
      judged("100001", "2008-01-01", 2),
      judged("100002", "2009-01-01", 3),
      judged("100002", "2013-01-01", 1),
    ]);
    const at = (urn: string, date: string) => short(joint.judgementOn(urn, date, some));
    expect(at("100001", "2010-08-31")).toBe("2 of 100001");
    expect(at("100001", "2010-09-01")).toBe("3 of 100002");
    expect(at("100001", "2013-01-01")).toBe("1 of 100002");
  });
});

describe("judgements at a split", () => {
  const links = linksOf("100001 Successor 100002 2005-09-01", "100001 Successor 100003 2010-09-01");
  const judgements = judgementsByUrn([judged("100001", "2004-01-01", 2), judged("100001", "2008-01-01", 4)]);
  const at = (urn: string, rules: Parameters<typeof makeSuccession>[2]) =>
    short(makeSuccession(links, null, rules).judgementOn(urn, "2012-01-01", judgements));

  it("are inherited by each part, but none from after it left", () => {
    expect(at("100002", {})).toBe("2 of 100001");
    expect(at("100003", {})).toBe("4 of 100001");
    expect(at("100003", { splits: "apart" })).toBe("none");
  });
});

it("weighs grades in whole numbers, half to the worse", () => {
  expect(
    weightedGrade([
      { grade: 1, pupils: 1 },
      { grade: 2, pupils: 1 },
    ]),
  ).toBe(2);
  expect(
    weightedGrade([
      { grade: 1, pupils: 51 },
      { grade: 2, pupils: 49 },
    ]),
  ).toBe(1);
  expect(weightedGrade([{ grade: 4, pupils: 7 }])).toBe(4);
});
