import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { everyFinding } from "../../release/decomposed.ts";
import { type Finding, isShown, type ShownNumber } from "../../release/finding.ts";
import { Released } from "../../release/released.ts";
import { isOfSchools } from "../words/words.ts";
import { estimateColumns } from "./columns.ts";

type Cell = string | number | null;

function where({ figure }: Finding): readonly Cell[] {
  const other = figure.with;
  const differs = <Value>(own: Value, its: Value | undefined): Value | null =>
    its === undefined || its === own ? null : its;
  return [
    figure.id,
    figure.measure,
    figure.statistic,
    figure.of.population,
    figure.of.area.scheme,
    figure.of.area.code,
    figure.of.area.name,
    figure.of.year,
    differs(figure.of.population, other?.population),
    differs(figure.of.area.code, other?.area.code),
    differs(figure.of.area.name, other?.area.name),
    differs(figure.of.year, other?.year),
  ];
}

function degrees(df: number): Cell {
  return Number.isFinite(df) ? formatFixed(df, 1) : null;
}

function rowOf(finding: Finding, number: ShownNumber | null, ofSchools: boolean): readonly Cell[] {
  const breaks = finding.figure.crosses.map(({ year }) => year).join(" ");
  if (!isShown(finding) || number === null) {
    const reason = isShown(finding) ? "" : finding.reason;
    return [
      ...where(finding),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      finding.status,
      breaks,
      reason,
    ];
  }
  const print = (value: number) => formatFixed(value, number.decimals);
  return [
    ...where(finding),
    number.unit,
    number.scale,
    print(number.value),
    print(number.se),
    finding.seKind,
    degrees(finding.degreesOfFreedom),
    print(number.lower),
    print(number.upper),
    finding.intervalMethod,
    ofSchools ? null : finding.pupils,
    ofSchools ? finding.pupils : finding.schools,
    finding.status,
    breaks,
    finding.note,
  ];
}

/** estimates.csv: numbers or blank, so that R, Stata and pandas read it; `status` says why a number is blank. */
export function estimatesCsv(released: Released): string {
  const content = Released.contentOf(released);
  const rows = everyFinding(content).flatMap((finding) => {
    const ofSchools = isOfSchools(content.study, finding.figure.measure);
    return isShown(finding)
      ? finding.numbers.map((number) => rowOf(finding, number, ofSchools))
      : [rowOf(finding, null, ofSchools)];
  });
  return csvText(estimateColumns, rows);
}
