import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { realEffects } from "../../src/effects/real-effects.ts";
import { gradedStudy, inspectedSchools } from "../support/graded-study.ts";
import { pupilFiles, pupilStudy } from "../support/invented-pupils.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { inventedWorkbook, textRows } from "../support/invented-workbook.ts";
import { writeNpdExtracts } from "../support/npd/write-npd-extracts.ts";
import { type Files, inFolder } from "../support/temp-folder.ts";
import { writeParquet } from "../support/write-parquet.ts";

/** A small study with all its files, and those of them whose bytes are changed. */
export interface SmallStudy {
  readonly name: string;
  readonly study: string;
  readonly files: Files;
  /** Files by name; the layout or kind that each is an instance of. */
  readonly changed: Readonly<Record<string, string>>;
}

const placed = (files: string, schemes: string) => `
title: Places
data: invented
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, laestab: la, postcode: post, easting: e, northing: n }
    groups:
      all: { pupils: pupils, mean: mean }
      disadvantaged: { pupils: ndis, mean: meandis }
      others: { all_less: disadvantaged }
${files}
places: { districts_on: 2016-10-01, schemes: ${schemes} }
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2 }, method: published } }
show: [{ mean: { of: disadvantaged, in: england } }]
release: { rules: public-data }
`;

const placedSchools = `urn,la,post,e,n,pupils,mean,ndis,meandis
${Array.from({ length: 12 }, (_, at) => `${100001 + at},933${4001 + at},TA1 ${at}AA,${300_100 + at},${200_100 + at},100,0.${10 + at},40,-0.${20 + at}`).join("\n")}
`;
const register = `URN,EstablishmentName,LA (code),EstablishmentNumber,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),DistrictAdministrative (name),Postcode,LSOA (code),Easting,Northing
${Array.from({ length: 12 }, (_, at) => `${100001 + at},School ${at},933,${4001 + at},Community school,Open,,,Secondary,Taunton Deane,TA1 ${at}AA,E0100000${at % 9},${300_100 + at},${200_100 + at}`).join("\n")}
`;
const links = `URN,LinkURN,LinkName,LinkType,LinkEstablishedDate
100001,100900,Old School,Predecessor,01-09-2012
100900,100001,School 0,Successor,01-09-2012
100002,100901,Older School,Predecessor - merged,01-09-2011
`;
const square = JSON.stringify({
  type: "FeatureCollection",
  crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::27700" } },
  features: [
    {
      type: "Feature",
      properties: { LAD16CD: "E07000190", LAD16NM: "Taunton Deane" },
      geometry: {
        type: "Polygon",
        coordinates: [[0, 1, 2, 3, 0].map((at) => [300_000 + (at % 3 ? 9000 : 0), 200_000 + (at > 1 ? 9000 : 0)])],
      },
    },
  ],
});

async function extracts(): Promise<Files> {
  return inFolder({}, async (folder) => {
    await writeNpdExtracts(realEffects, folder, { pupils: 2000, seed: 7, dirt: "every kind", years: [2015] });
    const names = await readdir(folder);
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
  });
}

const npd = `
title: From extracts
data: invented
years: 2015
files:
  pupils: { layout: npd-ks4, path: "ks4_{year}.csv", between: { ks2: [0, 42], capped_points: [0, 700] } }
  prior: { layout: npd-ks2, path: "ks2_*.csv", between: { ks2: [0, 42] } }
  census: { layout: npd-census, path: "census_*.csv" }
  schools: { layout: schools, path: schools.csv, columns: { urn: URN, region: Region } }
populations:
  disadvantaged: { any_of: [fsm6, in_care] }
  others: { not: disadvantaged }
places: { whole: the invented nation, schemes: { region: { column: region } } }
measures: { progress: { outcome: capped_points, prior: { column: ks2, bands: 0.6 } } }
show: [{ gap: { of: disadvantaged, in: [england, region] } }]
release: { rules: public-data }
`;

const graded = gradedStudy("show: [{ leadership: { of: matched, in: [england, region] } }]");
const tableAs = (name: string) => studyText().replaceAll("schools.csv", name);

async function parquetOf(text: string): Promise<Buffer> {
  return inFolder({ "table.csv": text }, async (folder) => {
    const path = join(folder, "table.parquet");
    await writeParquet(path, `select * from read_csv('${join(folder, "table.csv")}', all_varchar = true)`);
    return readFileSync(path);
  });
}

/** Studies that have each layout and kind of file in them. */
export async function smallStudies(): Promise<readonly SmallStudy[]> {
  const inspections = inspectedSchools
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const npdFiles = await extracts();
  const names = Object.keys(npdFiles).sort();
  const ofNpd = ["ks4", "ks2", "census"].flatMap((stage) => names.filter((name) => name.startsWith(stage)).slice(0, 1));
  return [
    {
      name: "pupils",
      study: pupilStudy(),
      files: pupilFiles(),
      changed: {
        "pupils_2015.csv": "pupils",
        "census_2015.csv": "census",
        "schools.csv": "schools",
        "districts.csv": "areas",
      },
    },
    {
      name: "school table",
      study: studyText(),
      files: { "schools.csv": schoolsText() },
      changed: { "schools.csv": "school-table" },
    },
    {
      name: "workbook",
      study: graded.replace("inspected-schools.csv", "inspected-schools.xlsx, sheet: Data"),
      files: { "inspected-schools.xlsx": inventedWorkbook({ Data: textRows(inspections) }) },
      changed: { "inspected-schools.xlsx": "workbook" },
    },
    {
      name: "Parquet",
      study: tableAs("schools.parquet"),
      files: { "schools.parquet": await parquetOf(schoolsText()) },
      changed: { "schools.parquet": "Parquet" },
    },
    {
      name: "grades",
      study: graded.replace(
        "path: inspected-schools.csv } }",
        "path: inspected-schools.csv }, links: { layout: gias-links, path: links.csv }, register: { layout: gias, path: gias.csv, taken_on: 2022-02-28 } }",
      ),
      files: { "inspected-schools.csv": inspectedSchools, "links.csv": links, "gias.csv": register },
      changed: { "inspected-schools.csv": "ofsted-mi", "links.csv": "gias-links", "gias.csv": "gias" },
    },
    {
      name: "places",
      study: placed(
        `  small: { layout: lookup, path: lookup.csv, columns: { postcode: post, district: lad } }
  shapes: { layout: boundaries, path: shapes.geojson }`,
        "{ opportunity: opportunity-areas }",
      ),
      files: {
        "schools.csv": placedSchools,
        "lookup.csv": `post,lad\n${Array.from({ length: 6 }, (_, at) => `TA1 ${at}AA,E07000190`).join("\n")}\n`,
        "shapes.geojson": square,
      },
      changed: { "lookup.csv": "lookup", "shapes.geojson": "boundaries" },
    },
    {
      name: "extracts",
      study: npd,
      files: npdFiles,
      changed: Object.fromEntries(ofNpd.map((name) => [name, `npd ${name.replace(/_.*/, "")}`])),
    },
  ];
}
