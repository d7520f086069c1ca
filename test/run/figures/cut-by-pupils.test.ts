import { expect, it } from "vitest";
import { isCutByPupils } from "../../../src/run/figures/cut-by-pupils.ts";
import { parse } from "../../support/study-faults.ts";

const { places } = parse(`title: Areas
years: 2019
files:
  pupils: { path: p.csv, columns: { pupil: id, school: urn, ks2: ks2, points: points, region: region, fsm6: fsm6 } }
  areas: { layout: areas, path: a.csv, columns: { district: code, score: score } }
places:
  schemes:
    region: { column: region }
    by pupils: { file: areas, fifths_of: score, weighted_by: pupils }
    by areas: { file: areas, fifths_of: score, weighted_by: areas }
  groups:
    north: { region: [North] }
    poorest: { by pupils: [5] }
    elsewhere: { not: poorest }
    south: { not: north }
measures: { progress: { outcome: points, prior: ks2 } }
`);
const area = (scheme: string, name: string) => ({ key: name, scheme, code: name, name, within: null });

it("areas are cut by pupils where fifths are weighted by them, and what is made of these", () => {
  for (const [scheme, name, cut] of [
    ["national", "England", false],
    ["region", "North", false],
    ["by areas", "5", false],
    ["by pupils", "5", true],
    ["group", "poorest", true],
    ["group", "elsewhere", true],
    ["group", "north", false],
    ["group", "south", false],
  ] as const)
    expect([name, isCutByPupils(places, area(scheme, name))]).toEqual([name, cut]);
});
