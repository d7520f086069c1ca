import { describe, expect, it } from "vitest";
import { studyOfGrades } from "../../../src/run/grades/study-of-grades.ts";
import type { SchoolMeasure } from "../../../src/study/grades-of-schools.ts";
import { parse } from "../../support/study-faults.ts";

const text = (where: string) => `
title: Grades beside pupils
date: 2022-03-01
years: 2022
files:
  pupils: { path: pupils.csv, columns: { pupil: id, school: urn, prior: ks2, outcome: att8, disadvantaged: pp } }
  inspections: { layout: ofsted-mi, path: inspections.csv }
  districts: { layout: areas, path: districts.csv, columns: { district: code, region: region } }
places:
  schemes:
    region: { file: districts }
    school mix: { fifths_of: { share_of: disadvantaged } }
  groups:
    north: { region: [North] }
    poorest: { school mix: [school mix 5] }
    elsewhere: { not: poorest }
measures:
  leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31] }
show:
  - leadership: { in: [england, ${where}] }
`;

function seen(where: string) {
  const study = parse(text(where));
  const measure = study.measures.get("leadership");
  if (measure?.of !== "schools") throw new Error("no measure of schools");
  const graded: SchoolMeasure = measure;
  return studyOfGrades(study, graded);
}

describe("a study as grades see it", () => {
  it("has no fifths by pupils, and no groups that rest on them", () => {
    const { places } = seen("north");
    expect([...places.schemes.keys()]).toEqual(["region"]);
    expect([...places.groups.keys()]).toEqual(["north"]);
  });

  it.each(["school mix", "poorest", "elsewhere"])("cannot be asked for grades in %s", (where) => {
    expect(() => seen(where)).toThrow(
      `school mix cuts schools by their pupils, who are not in files of inspections: ${where}`,
    );
  });
});
