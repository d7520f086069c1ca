import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { districtByCode } from "../../src/places/district.ts";
import type { PlacedSchools } from "../../src/run/facts/place-schools.ts";
import { scoredStudy } from "../support/measure-study.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";
import type { Files } from "../support/temp-folder.ts";

const study = (lookups: string, day = "2018-03-31") => `title: T
years: 2022
files:
  inspections: { layout: ofsted-mi, path: "list_*.csv" }
${lookups}
places: { districts_on: ${day}, schemes: { district: districts } }
measures: { grade: { of: schools, outcome: overall_grade } }
show: [{ leadership: { in: england } }]
release: { rules: public-data }
`;

async function placedBy(yaml: string, files: Files): Promise<PlacedSchools> {
  const { placed } = (await scoredStudy(yaml, files)).read;
  if (placed === null) throw new Error("nobody was placed");
  return placed;
}

/** A list of schools with one inspection each, by URN and postcode. */
const listOf = (schools: readonly (readonly [string, string])[]) =>
  `URN,Postcode,Inspection start date,Publication date,Overall effectiveness\n${schools
    .map(([urn, postcode]) => `${urn},${postcode},01/02/2016,01/03/2016,2\n`)
    .join("")}`;

describe("a postcode that leads to a district through lookups", () => {
  const lookups = `  postcodes:
    layout: lookup
    path: [postcodes_1.csv, postcodes_2.csv]
    columns: { postcode: Postcode, lsoa: LSOA }
  areas: { layout: lookup, path: areas.csv, columns: { lsoa: Code, district: District } }
  names: { layout: lookup, path: names.csv, columns: { postcode: Postcode, lsoa_name: Name } }`;
  const files = {
    "list_0.csv": listOf([
      ["100001", "aa1 1aa"],
      ["100002", "AA11AB"],
      ["100003", " AA1  1AC"],
      ["100004", "BB1 1AA"],
      ["100005", "BB1 1AB"],
      ["100006", "CC1 1AA"],
      ["100007", "**UNMATCHED**"],
      ["100008", "DD1 1AA"],
      ["100009", "AA1 1AD"],
    ]),
    "postcodes_1.csv": "Postcode,LSOA\nAA1 1AA,E01000001\nAA1 1AB,e01000002\nDD1 1AA,**UNMATCHED**\nAA1 1AC,\n",
    "postcodes_2.csv": "Postcode,LSOA\naa11ac,E01000001\nAA1 1AA,E01000001\nAA1 1AD,E01000009\n",
    "areas.csv": "Code,District\nE01000001,E07000086\nE01000001,Eastleigh Borough\nE01000002,Easington\n",
    "names.csv": "Postcode,Name\nBB1 1AA,Hartlepool 001A\nBB1 1AB,Blyth Valley 004C E01027377\nCC1 1AA,Atlantis 001A\n",
  };

  it("in several files, in two steps or in the name of the small area, however it is written", async () => {
    const { places } = await placedBy(study(lookups), files);
    expect([...places].map(([urn, { district }]) => `${urn} ${districtByCode(district)?.name}`)).toEqual([
      "100001 Eastleigh",
      "100002 County Durham",
      "100003 Eastleigh",
      "100004 Hartlepool",
      "100005 Northumberland",
    ]);
  });

  it("or does not, and then with the reason, school by school", async () => {
    const { without, unplaced } = await placedBy(study(lookups), files);
    expect([...without]).toEqual([
      ["100006", "the district in the lookup is none of England's, by code or by name"],
      ["100007", "nothing that shows where the school is"],
      ["100008", "LSOA or postcode not in the lookup, and no other way to place the school"],
      ["100009", "LSOA of the postcode not in the lookup, and no other way to place the school"],
    ]);
    expect(unplaced.map(({ schools }) => schools)).toEqual([1, 1, 1, 1]);
  });

  it("lists every row of a lookup that says nothing", async () => {
    const { read } = await scoredStudy(study(lookups), files);
    const entries = read.entries.filter(({ file }) => file !== "list_0.csv");
    expect(entries.map(({ file, record, reason }) => `${file} ${record}: ${reason}`)).toEqual([
      "postcodes_1.csv 4: no small area",
      "postcodes_1.csv 5: no small area",
    ]);
  });

  it("is refused where a lookup gives one postcode two small areas, or two districts", async () => {
    const twice = { ...files, "postcodes_2.csv": "Postcode,LSOA\nAA11AA,E01000002\n" };
    await expect(placedBy(study(lookups), twice)).rejects.toThrow("has two small areas, E01000001 and E01000002");
    const other = { ...files, "areas.csv": "Code,District\nE01000001,E07000086\nE01000001,Fareham\n" };
    await expect(placedBy(study(lookups), other)).rejects.toThrow(/has two districts, E07000086 and/);
  });
});

const lists = ["maintained_to_mat", "multi_academy_trusts"].map((name) =>
  sharedFile(`ofsted/ofsted_mi_2022-02_${name}.csv`),
);
const parts = [1, 2, 3].map((part) => sharedFile(`areas/school_postcode_lsoa_imd_${part}.csv.gz`));
const smallAreas = sharedFile("areas/iod2019_idaci_lsoa.xlsx");

describe.skipIf([...lists, ...parts, smallAreas].some(({ absent }) => absent))("Ofsted's lists of 2022", () => {
  let byName: PlacedSchools;
  let inTwoSteps: PlacedSchools;
  /** Postcodes with a small area, counted from the files alone. */
  const known = new Map<string, string>();
  const own = new Map<string, string>();

  beforeAll(async () => {
    for (const { path } of parts) {
      const [header = [], ...rows] = plainCsv(
        gunzipSync(readFileSync(path))
          .toString("utf8")
          .replace(/^\uFEFF/, ""),
      );
      for (const row of rows) {
        const name = row[header.indexOf("LSOA Name")] ?? "";
        if (name !== "") known.set((row[0] ?? "").replaceAll(" ", "").toUpperCase(), name);
      }
    }
    for (const row of lists.flatMap(({ path }) => csvRows(path)))
      own.set(
        row["URN at time of latest full inspection"] ?? "",
        (row.Postcode ?? "").replaceAll(" ", "").toUpperCase(),
      );
    const files = {
      ...Object.fromEntries(lists.map(({ path }, at) => [`list_${at}.csv`, readFileSync(path)])),
      ...Object.fromEntries(parts.map(({ path }, at) => [`part_${at}.csv.gz`, readFileSync(path)])),
      "areas.xlsx": readFileSync(smallAreas.path),
    };
    const path = "path: [part_0.csv.gz, part_1.csv.gz, part_2.csv.gz]";
    byName = await placedBy(
      study(`  postcodes: { layout: lookup, ${path}, columns: { postcode: Postcode, lsoa_name: LSOA Name } }`),
      files,
    );
    inTwoSteps = await placedBy(
      study(
        `  postcodes: { layout: lookup, ${path}, columns: { postcode: Postcode, lsoa: LSOA code } }
  areas:
    layout: lookup
    path: areas.xlsx
    sheet: IoD2019 IDACI & IDAOPI
    columns: { lsoa: LSOA code (2011), district: Local Authority District code (2019) }`,
        "2019-06-01",
      ),
      files,
    );
  }, 120_000);

  it("lose no school whose postcode the lookups know, and name the reason of every other", () => {
    const placeable = [...own].filter(([, postcode]) => known.has(postcode)).map(([urn]) => urn);
    expect([own.size, placeable.length]).toEqual([3311, 3269]);
    for (const { places, without } of [byName, inTwoSteps]) {
      // A school without a URN of its own is named after the one of the list, with a plus.
      const urns = [...places.keys()].map((urn) => urn.replace("+", "")).sort();
      expect(urns).toEqual([...placeable].sort());
      expect(without.size).toBe(3311 - 3269);
      expect(new Set(without.values())).toEqual(
        new Set(["LSOA or postcode not in the lookup, and no other way to place the school"]),
      );
    }
  });

  it("are in the district that the name of the small area begins with, or that it became part of", () => {
    // Counted from the names: those of districts that stood on the day are as many as the names say.
    const wanted = new Map<string, number>();
    for (const postcode of own.values()) {
      const name = known.get(postcode)?.replace(/ \d{3}[A-Z]{1,2}\b.*$/, "");
      if (name !== undefined) wanted.set(name, (wanted.get(name) ?? 0) + 1);
    }
    const found = new Map<string, number>();
    for (const { district } of byName.places.values()) {
      const name = districtByCode(district)?.name ?? "";
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    for (const name of ["Hartlepool", "Blackpool", "Eastleigh", "Stoke-on-Trent", "West Somerset"])
      expect(found.get(name)).toBe(wanted.get(name));
    const durham = [
      "Chester-le-Street",
      "Derwentside",
      "Durham",
      "Easington",
      "Sedgefield",
      "Teesdale",
      "Wear Valley",
      "County Durham",
    ];
    expect(found.get("County Durham")).toBe(durham.reduce((sum, name) => sum + (wanted.get(name) ?? 0), 0));
    expect(found.get("Bristol, City of")).toBe(wanted.get("Bristol"));
  });

  it("are in the same district in two steps as by name, on a day for which both are known", () => {
    const differ = [...byName.places].filter(([urn, { district }]) => {
      const other = inTwoSteps.places.get(urn)?.district ?? "";
      // Districts that changed on 1 April 2019 have another name: those that stood on both days must agree.
      const stood = districtByCode(district)?.to === undefined || (districtByCode(district)?.to ?? "") > "2019-06-01";
      return stood && other !== district;
    });
    expect(differ.map(([urn]) => urn)).toEqual([]);
  });
});
