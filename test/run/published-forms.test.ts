import { describe, expect, it } from "vitest";
import { estimateOf, measureStudy } from "../support/measure-study.ts";

/** A small cohort: prior attainment, outcome and a flag that differ by pupil, in four schools. */
const plain = Array.from({ length: 160 }, (_, index) => {
  const ks2 = 20 + (index % 5);
  return {
    id: `P${String(index).padStart(3, "0")}`,
    year: "2019",
    school: String(8994001 + (index % 4)),
    ks2: String(ks2),
    points: (ks2 * 2 + ((index * 37) % 41) / 2 - (index % 3 === 0 ? 4 : 0)).toFixed(1),
    pp: index % 3 === 0 ? "1" : "0",
  };
});
type Pupil = (typeof plain)[number];

const text = (pupils: readonly Pupil[]) =>
  [
    "id;year;school;ks2;points;pp".replaceAll(";", ","),
    ...pupils.map((one) => [one.id, one.year, one.school, one.ks2, one.points, one.pp].map((c) => `"${c}"`).join(",")),
    "",
  ].join("\n");

const study = (more = "", years = "2019") => `
title: Forms
years: ${years}
files:
  pupils: { path: pupils.csv, columns: { pupil: id, year: year, school: school, prior: ks2, outcome: points, disadvantaged: pp }${more} }
measures: { progress: { outcome: outcome, prior: prior, method: points } }
show: [ { gap: { of: disadvantaged, in: england } } ]
release: { rules: public-data }
`;

const gap = async (pupils: readonly Pupil[], more = "") => {
  const measured = await measureStudy(study(more), { "pupils.csv": text(pupils) });
  const { inScales } = estimateOf(measured.estimates, "progress/gap/disadvantaged/england/2019");
  return { inScales, codes: measured.codes };
};

describe("a file of pupils in the forms in which files are written", () => {
  // The same numbers written otherwise must give the same figure, bit for bit: no other source is needed.
  it("gives the figures of the plain file", async () => {
    const { inScales } = await gap(plain);
    const comma = (number: string) => number.replace(".", ",");
    const odd = plain.map((one, index) => ({
      ...one,
      id: index % 2 === 0 ? `a8234322${one.id.slice(1)}01b` : `${index}.0`,
      school: index % 8 < 4 ? `${one.school.slice(0, 3)}/${one.school.slice(3)}` : `${one.school}.0`,
      ks2: index % 2 === 0 ? `${one.ks2},0` : `${one.ks2} [r]`,
      points: index % 4 === 0 ? `${comma(one.points)} p` : comma(one.points),
      pp: one.pp === "1" ? (["1.0", "Y", "TRUE"][index % 3] ?? "") : (["0.0", "no", "f"][index % 3] ?? ""),
      year: ["2018/19", "201819", "2018-2019", "AY 2018/19"][index % 4] ?? "",
    }));
    const read = await gap(odd);
    expect(read.inScales).toEqual(inScales);
    expect(inScales[0]?.value).toBeGreaterThan(0);
    expect(read.codes.join()).toContain("pupils: 4 school numbers are written in more than one way");
  });

  it("leaves out a pupil whose score is a code, a range or unclear, and says which", async () => {
    const hidden = ["[c]", "<5", "#DIV/0!", "12 [c]", "good", "3,5"];
    const measured = await measureStudy(study(), {
      "pupils.csv": text(plain.map((one, index) => ({ ...one, points: hidden[index] ?? one.points }))),
    });
    expect(measured.entries.map(({ record, reason }) => [record, reason])).toEqual([
      [2, "no outcome (points)"],
      [3, "no outcome (points)"],
      [4, "no outcome (points)"],
      [5, "no outcome (points)"],
      [6, "not a number (points)"],
      [7, "decimal points and decimal commas in one column (points)"],
    ]);
  });

  it("counts blank flags as the study says, and codes as not known", async () => {
    const blanks = plain.map((one, index) => ({ ...one, pp: one.pp === "0" ? "" : index === 0 ? "NULL" : one.pp }));
    const noes = plain.map((one, index) => ({ ...one, pp: index === 0 ? "" : one.pp }));
    const stated = await gap(blanks, ", blank: { disadvantaged: no }");
    const written = await gap(noes);
    expect(stated.inScales).toEqual(written.inScales);
    await expect(gap(blanks)).rejects.toThrow("no pupils counted as others in England, 2019");
  });

  it("refuses a year in which no pupil has a yes or no", async () => {
    const pupils = plain.map((one) => ({ ...one, pp: "" }));
    await expect(gap(pupils)).rejects.toThrow(
      /pupils\.csv, column pp: no pupil of 2019 has a yes or no for disadvantaged$/,
    );
  });

  it("shows the form of the cell that decides, and not the cell", async () => {
    const pupils = plain.map((one) => ({ ...one, pp: "maybe 12345" }));
    await expect(gap(pupils)).rejects.toThrow(
      "no pupil of pupils.csv could be used; pupils.csv, record 2, column pp: not a yes or no (pp); its form, with 9 for digits and a for letters: a 9",
    );
  });

  it("may call its columns otherwise than the rest of its entry", async () => {
    const yaml = study("", "2019").replace(
      "path: pupils.csv",
      "path: [ a.csv, { path: b.csv, columns: { prior: KS2 result, disadvantaged: Pupil premium } } ]",
    );
    const second = text(plain.slice(80)).replace("ks2", "KS2 result").replace("pp", "Pupil premium");
    const measured = await measureStudy(yaml, { "a.csv": text(plain.slice(0, 80)), "b.csv": second });
    const { inScales } = estimateOf(measured.estimates, "progress/gap/disadvantaged/england/2019");
    expect(inScales).toEqual((await gap(plain)).inScales);
    const wrong = measureStudy(yaml.replace("KS2 result", "KS2 results"), {
      "a.csv": text(plain.slice(0, 80)),
      "b.csv": second,
    });
    await expect(wrong).rejects.toThrow("no such column in b.csv: KS2 results; did you mean KS2 result?");
  });
});

describe("a column of weights", () => {
  it("is refused where nothing uses it, and a column of another score is not", async () => {
    const { unusedRoles, wouldChangeFigures } = await import("../../src/study/unused-roles.ts");
    for (const role of ["weight", "weights", "w_weight", "final_wt", "stratum", "psu", "cluster"])
      expect(wouldChangeFigures(role), role).toBe(true);
    for (const role of ["maths", "region", "height", "sweat", "ks2", "designer"])
      expect(wouldChangeFigures(role), role).toBe(false);
    expect(unusedRoles).toBeTypeOf("function");
  });
});
