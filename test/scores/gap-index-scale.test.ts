import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Estimated } from "../../src/estimates/estimate.ts";
import { estimateOf, measuresOfStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { sharedFile } from "../support/shared-data.ts";

const { path, absent } = sharedFile("pupils/exam.csv");

const study = `
title: Two groups that make up everybody
years: 1993
files:
  pupils: { path: exam.csv, columns: { school: school, exam: normexam, sex: sex, intake: vr } }
populations:
  girls: { is: { sex: F } }
  boys: { not: girls }
  weak: { is: { intake: bottom 25% } }
  strong: { is: { intake: top 25% } }
measures:
  attainment:
    outcome: { column: exam, decimals: 7 }
    method: rank
    against: { population: boys, in: england }
  from_strong:
    outcome: { column: exam, decimals: 7 }
    method: rank
    against: { population: strong, in: england }
show:
  - gap: { measure: attainment, of: girls }
  - gap: { measure: from_strong, of: weak }
`;

interface Pupil {
  readonly exam: number;
  readonly girl: boolean;
  readonly intake: string;
}

function pupils(): readonly Pupil[] {
  const [header = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    const cell = (name: string) => cells[names.indexOf(name)] ?? "";
    return { exam: Number(cell("normexam")), girl: cell("sex") === "F", intake: cell("vr") };
  });
}

describe.skipIf(absent)("the scale gap-index of attainment ranks", () => {
  let estimates: readonly Estimated[] = [];
  beforeAll(async () => {
    const measured = await measuresOfStudy(study, {}, { pupils: path });
    estimates = [...measured.values()].flatMap((one) => one.estimates);
  });
  const onScale = (figure: string, name: string) =>
    estimateOf(estimates, `${figure}/england/1993`).inScales.find(({ scale }) => scale === name)?.value ?? Number.NaN;
  const ofGirls = (scale: string) => onScale("attainment/gap/girls", scale);

  /** 10 (2A - 1) by its definition: every pair of a pupil of the one group and one of the other, ties counting half. */
  function indexOf(lower: (pupil: Pupil) => boolean, other: (pupil: Pupil) => boolean): number {
    const own = pupils().filter(lower);
    const others = pupils().filter(other);
    const won = others.reduce(
      (sum, { exam }) => sum + own.reduce((wins, one) => wins + (exam > one.exam ? 1 : exam === one.exam ? 0.5 : 0), 0),
      0,
    );
    return 10 * ((2 * won) / (own.length * others.length) - 1);
  }

  it("is a fifth of the gap in percentile ranks of two groups that make up everybody", () => {
    const index = indexOf(
      ({ girl }) => girl,
      ({ girl }) => !girl,
    );
    expect(ofGirls("gap-index")).toBeCloseTo(index, 12);
    expect(ofGirls("rank")).toBeCloseTo(5 * index, 11);
  });

  it("is 10 (2A - 1) with A from R's wilcox.test", () => {
    const row = oracleRows("gap-index.csv").find(({ data, atom }) => data === "exam" && atom === "girls");
    const { wins, pairs } = row ?? {};
    expect(Number(pairs)).toBe(2436 * 1623);
    expect(ofGirls("gap-index")).toBeCloseTo(10 * ((2 * Number(wins)) / Number(pairs) - 1), 12);
  });

  it("is not the gap index of two groups that leave others out, as its description says", () => {
    const index = indexOf(
      ({ intake }) => intake === "bottom 25%",
      ({ intake }) => intake === "top 25%",
    );
    const scale = onScale("from-strong/gap/weak", "gap-index");
    expect(scale).toBeCloseTo(onScale("from-strong/gap/weak", "rank") / 5, 12);
    expect(Math.abs(scale - index)).toBeGreaterThan(0.05);
  });
});
