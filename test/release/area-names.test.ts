import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { CountedInYear, OwnAreas } from "../../src/cells/own-areas.ts";
import { domainOf, schoolMeanOf } from "../../src/figures/domain.ts";
import type { Figure } from "../../src/figures/figure.ts";
import { mean, minus } from "../../src/figures/formula.ts";
import type { Area } from "../../src/places/area.ts";
import { AreaNames } from "../../src/release/area-names.ts";
import { publicData, srs10 } from "../support/released-content.ts";
import { figureOf, shownFinding } from "../support/shown-finding.ts";

const home = (name: string): Area => ({
  key: `home-${name.toLowerCase()}`,
  scheme: "home",
  code: name,
  name,
  within: null,
});
const nation: Area = { key: "england", scheme: "national", code: "E92000001", name: "England", within: null };
const region: Area = { key: "region-north", scheme: "region", code: "N", name: "North", within: null };

const counted = (areas: Readonly<Record<string, readonly (readonly [pupils: number, schools: number])[]>>): OwnAreas =>
  new Map([
    [
      "home",
      Object.entries(areas).map(([name, years]) => ({
        area: home(name),
        years: years.map(([pupils, schools]): CountedInYear => ({ pupils, schools })),
      })),
    ],
  ]);
const namesOf = (ownAreas: OwnAreas, rules = srs10) => new AreaNames([{ measure: "progress", ownAreas }], rules);

// Expected from the rules of srs-10: at least 10 pupils and 3 schools, in one year.
describe("an area of the records", () => {
  it.each([
    ["10 pupils of 3 schools", [[10, 3]], true],
    ["9 pupils of 9 schools", [[9, 9]], false],
    ["40 pupils of 2 schools", [[40, 2]], false],
    [
      "9 pupils in each of four years",
      [
        [9, 9],
        [9, 9],
        [9, 9],
        [9, 9],
      ],
      false,
    ],
    [
      "enough pupils in one year and enough schools in another",
      [
        [40, 2],
        [9, 9],
      ],
      false,
    ],
    [
      "few pupils in one year and enough in another",
      [
        [1, 1],
        [10, 3],
      ],
      true,
    ],
    ["nobody", [], false],
  ] as const)("with %s", (_, years, isNamed) => {
    expect(namesOf(counted({ Ash: years })).mayName("progress", home("Ash"))).toBe(isNamed);
    expect(namesOf(counted({ Ash: years }), publicData).mayName("progress", home("Ash"))).toBe(true);
  });

  it("that nothing was counted of is not named; areas of other schemes, groups and the nation are", () => {
    const names = namesOf(counted({ Ash: [[10, 3]] }));
    expect(names.mayName("progress", home("Elm"))).toBe(false);
    for (const area of [region, nation, { ...region, scheme: "group" }])
      expect(names.mayName("progress", area)).toBe(true);
  });

  it("is judged by the pupils of each measure", () => {
    const measures = [
      { measure: "progress", ownAreas: counted({ Ash: [[10, 3]] }) },
      { measure: "rank", ownAreas: counted({ Ash: [[9, 3]] }) },
    ];
    const names = new AreaNames(measures, srs10);
    expect(["progress", "rank"].map((measure) => names.mayName(measure, home("Ash")))).toEqual([true, false]);
  });
});

describe("the list of findings", () => {
  const names = namesOf(counted({ Ash: [[10, 3]], Elm: [[9, 3]] }));
  const [ash, elm, all] = [home("Ash"), home("Elm"), nation].map((area) => domainOf("poor", area, 2019));
  if (ash === undefined || elm === undefined || all === undefined) throw new Error("no domains");
  const listed = (figure: Figure) => names.findings(new Map([[figure.id, shownFinding(figure, [1, 0, 2])]])).size === 1;

  it("has no figure of, against or compared with an area that is not named, or with it in its formula", () => {
    expect(listed(figureOf({ of: ash, against: all }))).toBe(true);
    for (const changed of [
      { of: elm },
      { of: ash, formula: mean(ash), against: elm },
      { of: ash, formula: mean(ash), with: elm },
      { of: ash, formula: minus(mean(ash), mean(elm)) },
      { of: ash, formula: mean(schoolMeanOf(ash, elm)) },
      { of: ash, formula: mean(ash), countedBy: elm },
    ])
      expect(listed(figureOf({ ...changed, id: "progress/gap/poor/home-ash/2019" }))).toBe(false);
  });

  it("has no figure of the nation whose id says that it is a part of the gap of such an area", () => {
    const part = (place: string) =>
      figureOf({ of: all, id: `progress/gap/poor/${place}/2019/since-2018/moved-by-comparator` });
    expect(listed(part("home-elm"))).toBe(false);
    expect(listed(part("home-ash"))).toBe(true);
    // A population may be called as an area is.
    expect(listed(figureOf({ of: all, id: "progress/gap/home-elm/england/2019" }))).toBe(true);
  });

  it("has no figure of such an area in a share of a band", () =>
    expect(listed(figureOf({ of: all, id: "progress/share/low/of-poor/home-elm/2019" }))).toBe(false));
});

describe("what is said of the areas that are not named", () => {
  it("is the same whether there are any or not", () => {
    const said = [{}, { Ash: [[10, 3]] }, { Ash: [[10, 3]], Elm: [[1, 1]] }].map((areas) =>
      namesOf(counted(areas as Parameters<typeof counted>[0])).schemes(),
    );
    expect(said[0]).toEqual([
      {
        scheme: "home",
        what: "named only where at least 10 pupils of 3 schools are counted in one year; others, if there are any, are in no list, picture or number of areas",
      },
    ]);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(namesOf(counted({ Ash: [[1, 1]] }), publicData).schemes()).toEqual([]);
    expect(namesOf(new Map()).schemes()).toEqual([]);
  });

  it("of a variant leaves out the members of a group, whichever they are", () => {
    const lines = ["places: groups: far: home: Ash, Elm", "places: groups: far: region: North", "years: 2019"];
    expect(namesOf(counted({ Ash: [[10, 3]] })).changes(lines)).toEqual([
      "places: groups: far: home: other members",
      ...lines.slice(1),
    ]);
    expect(namesOf(counted({ Elm: [[9, 3]] }), publicData).changes(lines)).toEqual(lines);
  });
});

describe("what may be published", () => {
  it("is vouched for in one file", () => {
    const src = fileURLToPath(new URL("../../src/", import.meta.url));
    const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
    const vouching = files.filter((file) => /\bas (?:unknown as )?Named\b/.test(readFileSync(`${src}${file}`, "utf8")));
    expect(vouching.map((file) => file.replaceAll("\\", "/"))).toEqual(["release/area-names.ts"]);
  });
});
