import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainOf } from "../../src/figures/domain.ts";
import type { Figure } from "../../src/figures/figure.ts";
import type { Finding, ShownFinding } from "../../src/release/finding.ts";
import { isShown } from "../../src/release/finding.ts";
import type { Rules } from "../../src/release/rules.ts";
import { sideBySide } from "../../src/release/side-by-side.ts";

const rulesOf = (name: string): Rules =>
  JSON.parse(readFileSync(new URL(`../../data/rules/${name}.json`, import.meta.url), "utf8"));
const srs = rulesOf("srs-10");

const of = domainOf("poor", { key: "england", scheme: "national", code: "z", name: "England", within: null }, 2015);
const figure: Figure = {
  id: "progress/gap/poor/england/2015",
  measure: "progress",
  statistic: "gap",
  base: "gap",
  of,
  against: null,
  with: null,
  formula: { op: "mean", domain: of },
  unit: "outcome",
  crosses: [],
  role: "asked",
  under: null,
};
const finding = (pupils: number, schools: number): ShownFinding => ({
  kind: "figure",
  figure,
  status: "published",
  numbers: [],
  seKind: "full",
  degreesOfFreedom: 9,
  intervalMethod: "",
  counted: { units: "pupils", n: pupils, schools },
  rests: [],
  resampled: null,
  marks: [],
  note: "",
});
const shown = (findings: readonly Finding[]) =>
  findings.map((one) => (isShown(one) ? [one.counted.n, one.counted.schools] : null));

describe("counts of one figure under several choices", () => {
  it("are the study's own where they differ by few, and rounded where they do not", () => {
    const others = [finding(1245, 99), finding(1310, 131), finding(1305, 126), finding(1230, 2)];
    // By hand: 1245 is within 10 of 1240, 99 rounds to 100, within 10 of 103; 1310 and 131 (130) are new; 1305 is
    // within 10 of 1310, 126 (125) of 130; 1230 is ten away from 1240, so it is shown; 2 schools are one step, 5.
    expect(shown(sideBySide(finding(1240, 103), others, srs))).toEqual([
      [1240, 103],
      [1310, 130],
      [1310, 130],
      [1230, 5],
    ]);
  });

  it("stay as they are where small counts may be told, and beside a hidden figure", () => {
    const others = [finding(1245, 99), finding(7, 2)];
    expect(sideBySide(finding(1240, 103), others, rulesOf("public-data"))).toEqual(others);
    const hidden: Finding = { kind: "hidden", figure, status: "suppressed", reason: "small" };
    expect(shown(sideBySide(hidden, [finding(1245, 99), hidden, finding(1250, 104)], srs))).toEqual([
      [1245, 100],
      null,
      [1245, 100],
    ]);
  });

  it("never differ by a small count, whatever the choices", () => {
    const count = fc.integer({ min: 2, max: 400 }).map((steps) => 5 * steps);
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 2, maxLength: 12 }),
        fc.array(fc.integer({ min: 3, max: 200 })),
        (all, more) => {
          const [own = 10, ...others] = all;
          const found = sideBySide(
            finding(own, more[0] ?? 50),
            others.map((pupils, at) => finding(pupils, more[at + 1] ?? 50)),
            srs,
          );
          const pupils = [own, ...found.flatMap((one) => (isShown(one) ? [one.counted.n] : []))];
          for (const a of pupils) for (const b of pupils) expect(a === b || Math.abs(a - b) >= 10).toBe(true);
          for (const [at, one] of found.entries())
            if (isShown(one)) expect(Math.abs(one.counted.n - (others[at] ?? 0))).toBeLessThan(10);
        },
      ),
    );
  });
});
