import { describe, expect, it } from "vitest";
import { dictionary } from "../../src/cells/dictionary.ts";
import { ownAreas, schemesNotListed, schemesOfRecords } from "../../src/cells/own-areas.ts";
import { parse } from "../support/study-faults.ts";

const study = parse(`title: A
years: 2018-2019
files:
  pupils: { path: p.csv, columns: { pupil: p, year: y, school: s, prior: k, outcome: o, poor: f, home: h, la: l, region: r } }
  schools: { path: s.csv, columns: { urn: s, kind: k } }
  districts: { layout: areas, path: d.csv, columns: { district: d, belt: b } }
  tables: { layout: school-table, path: t.csv, columns: { urn: u, home: h, year: y }, groups: { all: { pupils: n, mean: m } } }
populations: { poor: { is: { poor: 1 } }, others: { not: poor } }
places:
  schemes:
    home: { column: home }
    authority: { column: la, codes: three-digit }
    region: { column: region }
    kind: { column: kind }
    belt: { file: districts, column: belt }
measures:
  progress: { outcome: outcome, prior: prior, from: pupils }
  printed: { outcome: { mean_of: m, decimals: 2 }, from: tables, against: { population: all, in: england } }
`);

describe("schemes that have their areas from records of pupils", () => {
  it("are those by a column of the file, names and codes alike, and none by a column of another file", () => {
    expect([...schemesOfRecords(study, "pupils")]).toEqual(["home", "authority", "region"]);
    expect([...schemesOfRecords(study, "no such file")]).toEqual([]);
  });

  it("are not listed in messages: by a code only where small counts are hidden", () => {
    expect([...schemesNotListed(study, "pupils", false)]).toEqual(["home", "region"]);
    expect([...schemesNotListed(study, "pupils", true)].sort()).toEqual(["authority", "home", "region"]);
  });
});

describe("areas of records", () => {
  // By hand: Ash is places 0 and 2. In 2018 3 + 5 pupils of schools 0 and 1; in 2019 12 of schools 0, 1 and 2, and a row
  // of school 3 without pupils. Place 1 is Elm, with 4 pupils of school 0 in 2019; place 3 is in no home.
  const rows = [
    [0, 0, 0, 3],
    [0, 2, 1, 5],
    [1, 0, 0, 4],
    [1, 0, 1, 4],
    [1, 2, 2, 4],
    [1, 2, 3, 0],
    [1, 1, 0, 4],
    [1, 3, 4, 9],
  ];
  const column = (at: number) => Int32Array.from(rows, (row) => row[at] ?? 0);
  const members = ["Ash", "Elm"].map((name) => ({ code: name, name, within: null }));
  const cells = {
    frame: {
      schools: dictionary(["a", "b", "c", "d", "e"]),
      places: dictionary(["0", "1", "2", "3"]),
      atoms: dictionary([""]),
      years: dictionary([2018, 2019]),
      populations: new Map(),
      schemes: [
        { name: "home", members, memberOf: Int32Array.of(0, 1, 0, -2) },
        { name: "other", members, memberOf: Int32Array.of(0, 1, 0, -1) },
      ],
    },
    key: { year: column(0), place: column(1), school: column(2), atom: new Int32Array(rows.length) },
    n: column(3),
  };
  const areas = members.map((member) => ({ key: `home-${member.code}`, scheme: "home", ...member }));

  it("have the pupils and schools of each year that has any", () => {
    expect(ownAreas(cells, new Set(["home"]), () => areas)).toEqual(
      new Map([
        [
          "home",
          [
            {
              area: areas[0],
              years: [
                { pupils: 8, schools: 2 },
                { pupils: 12, schools: 3 },
              ],
            },
            { area: areas[1], years: [{ pupils: 4, schools: 1 }] },
          ],
        ],
      ]),
    );
  });
});
