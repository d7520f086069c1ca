/** Three authorities in two regions, as an Explore Education Statistics file has them: sums by area and group. */
const sums = [
  ["831", "East Midlands", "disadvantaged", 100, "-60.0"],
  ["831", "East Midlands", "other", 300, "30.0"],
  ["830", "East Midlands", "disadvantaged", 300, "-150.0"],
  ["830", "East Midlands", "other", 500, "0"],
  ["850", "South East", "disadvantaged", 400, "-280.0"],
  ["850", "South East", "other", 1200, "60.0"],
] as const;

export const areasHeader = "time_period,geographic_level,region_name,old_la_code,sex,group,n,s";

/** A row of a local authority, a region (code blank) or the nation (region blank too). */
export function areaRow(code: string, region: string, group: string, n: number | string, s: string, sex = "Total") {
  const level = code === "" ? (region === "" ? "National" : "Regional") : "Local authority";
  return `201718,${level},${region},${code},${sex},${group},${n},${s}`;
}

/** The file, with rows of its own after those of the authorities. */
export function areasText(...more: readonly string[]): string {
  return `${[areasHeader, ...sums.map(([code, region, group, n, s]) => areaRow(code, region, group, n, s)), ...more].join("\n")}\n`;
}

/** A study of that file; `more` replaces what it shows. */
export function areasStudy({
  sd = "sd: { value: 1.2, source: invented }",
  more = "",
  keep = "keep: { sex: Total }",
}: Readonly<Partial<Record<"sd" | "more" | "keep", string>>> = {}): string {
  return `
title: Invented authorities
data: invented
years: 2018
files:
  areas:
    layout: area-table
    path: areas.csv
    columns: { area: old_la_code, year: time_period, level: geographic_level, region: region_name }
    ${keep}
    groups:
      disadvantaged: { pupils: n, sum: s, where: { group: disadvantaged } }
      others: { pupils: n, sum: s, where: { group: other } }
populations: { others: { name: not disadvantaged } }
places:
  schemes:
    region: { column: region }
    authority: { column: area, codes: three-digit, name: local authority }
measures:
  progress: { outcome: { mean_of: progress_8, decimals: 1, unit: grades }, ${sd} }
${more === "" ? "show: [ { gap: { of: disadvantaged, in: [england, region, authority] } } ]" : more}
release: { rules: public-data }
`;
}

/** Means as the Local Authority Interactive Tool prints them: no numbers of pupils, the nation and regions as rows. */
export const meansText = `Short Desc,Years,Name,LA Number,Region,Values
DAP,2016,Derby,831,East Midlands,-0.63
DAP,2019,Derby,831,East Midlands,-0.67999999999999994
DAP,2016,Hampshire,850,South East,-
DAP,2019,Hampshire,850,South East,-0.6
DAP,2016,East Midlands,983,NA,-0.5
DAP,2019,East Midlands,983,NA,-0.52
DAP,2016,England,970,NA,-0.38
DAP,2019,England,970,NA,-0.45
Other,2016,Derby,831,East Midlands,0.04
Other,2019,Derby,831,East Midlands,-0.04
Other,2016,England,970,NA,0.1
Other,2019,England,970,NA,0.13
`;

/** A study of those means. */
export function meansStudy(more = ""): string {
  return `
title: Invented means
data: invented
years: [2016, 2019]
files:
  lait:
    layout: area-table
    path: means.csv
    columns: { area: LA Number, name: Name, region: Region, year: Years }
    groups:
      disadvantaged: { mean: Values, where: { Short Desc: DAP } }
      others: { mean: Values, where: { Short Desc: Other } }
populations: { others: { name: not disadvantaged } }
places:
  schemes:
    region: { column: region }
    authority: { column: area, codes: three-digit }
measures:
  progress: { outcome: { mean_of: progress_8, decimals: 2, unit: grades } }
${
  more === ""
    ? `show:
  - gap: { of: disadvantaged, in: [england, region, authority] }
compare:
  - { gap: progress, of: disadvantaged, in: [england, authority Derby], year: 2019, with: { year: 2016 }, as: [difference, ratio] }`
    : more
}
release: { rules: public-data }
`;
}
