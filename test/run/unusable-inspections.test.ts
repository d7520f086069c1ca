import { describe, expect, it } from "vitest";
import { runExample } from "../support/run-example.ts";

const study = (on: string) => `
title: Grades
data: invented
years: 2016
files: { inspections: { layout: ofsted-mi, path: h.csv } }
measures: { leadership: { of: schools, outcome: leadership_grade, on: [${on}] } }
show: [{ leadership: { in: england } }]
release: { rules: public-data }
`;

/** Judgements of ten schools in 2009 and 2014, two grades each. */
const history = (first: string, second: string) =>
  ["URN,Inspection start date,Publication date,Effectiveness of leadership and management"]
    .concat(
      Array.from({ length: 10 }, (_, at) => [
        `${100_000 + at},01/02/2009,01/03/2009,${first}`,
        `${100_000 + at},01/02/2014,01/03/2014,${at < 5 ? first : second}`,
      ]).flat(),
    )
    .join("\n");

describe("files of inspections that say nothing of what is asked", () => {
  const run = (on: string, text = history("3", "2")) => runExample({ "h.csv": text }, study(on));

  it("are refused where no grade can be used, with the reason", async () => {
    await expect(run("2010-03-31, 2015-03-31", history("Exceptional", "Expected standard"))).rejects.toThrow(
      "no judgement of these files can be used; most often: a grade of the five-point scale of November 2025",
    );
  });

  it("are refused where dates lie outside them, and a slip in a year is seen", async () => {
    await expect(run("2008-03-31, 2015-03-31")).rejects.toThrow(
      "the oldest judgement is from 2009-03-01, after the first date: 2008-03-31",
    );
    const late = "the newest judgement is from 2014-03-01, so nothing is known about the time up to: ";
    await expect(run("2010-03-31, 2026-03-31")).rejects.toThrow(`${late}2026-03-31`);
    await expect(run("2014-03-31, 2015-03-31")).rejects.toThrow(`${late}2015-03-31`);
    await expect(run("2010-03-31, 2015-03-31")).resolves.toBeDefined();
  });
});
