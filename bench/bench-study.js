/** The study that every contender answers: the nation, 9 regions, 6 kinds of areas and 324 districts. */
export function benchStudy(kind, years) {
  const extension = kind === "parquet" ? "parquet" : "csv";
  return `coldspot: 1
title: Speed
data: invented
years: ${years[0]}-${years.at(-1)}
files:
  pupils:
    path: "${kind}/pupils_{year}.${extension}"
    columns: { pupil: pupil_ref, school: urn, ks2: ks2_fine_grade, points: capped_points, in_care: in_care }
    between: { ks2: [0, 7], points: [0, 700] }
  census:
    path: "${kind}/census_{year}.${extension}"
    columns: { pupil: pupil_ref, year: census_year, term: term, fsm: fsm }
  schools: { path: nation/schools.csv, columns: { urn: urn, district: district } }
  chains: { path: nation/chains.csv, columns: { urn: urn, chain: chain } }
  districts:
    layout: areas
    path: nation/districts.csv
    columns: { district: code, category: category, region: region, code: code }
populations:
  disadvantaged: { any_of: [fsm6, in_care] }
  persistent:
    within: disadvantaged
    fsm_share: { at_least: 80%, from: year 7 autumn, to: year 11 spring, terms_seen: 6 }
  others: { not: disadvantaged }
places:
  schemes: { region: { file: districts }, category: { file: districts }, district: { file: districts, column: code } }
measures:
  progress:
    outcome: points
    prior: { column: ks2, bands: 0.1, minimum: 1 }
    method: rank of residual
    against: { population: others, in: england }
show:
  - gap: { measure: progress, of: [disadvantaged, persistent], in: [england, region, category, district] }
release: { rules: srs-10 }
`;
}
