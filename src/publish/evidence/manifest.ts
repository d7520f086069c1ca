import { figureRoles } from "../../figures/figure.ts";
import type { ShownColumn, ShownValue } from "../../release/column-profile.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, type Findings, findingOf, type Status, withRole } from "../../release/finding.ts";
import type { LossOfFile } from "../../release/losses.ts";
import type { ProtectedFlow } from "../../release/protected-flow.ts";
import { holdingsOfColumn } from "../tables/columns-used.ts";
import { countsOf, type Holdings, together } from "../tables/holdings.ts";

function input({ source, measures, rowsRead, rowsUsed, refused, inPart }: ProtectedFlow) {
  return {
    entry: source.entry,
    file: source.file,
    bytes: source.bytes,
    sha256: source.sha256,
    read_as: source.readAs,
    ...(source.setAside === undefined ? {} : { lines_set_aside: source.setAside }),
    ...(measures.length === 0 ? {} : { for_measures: measures }),
    rows_read: rowsRead,
    rows_used: rowsUsed,
    rows_refused: refused,
    rows_used_in_part: inPart,
  };
}

function lossEntry({ entry, file, measures, year, group, wanted, lost, noValue, nearly, verdict, why }: LossOfFile) {
  return {
    entry,
    file,
    ...(measures.length === 0 ? {} : { for_measures: measures }),
    year,
    population: group,
    rows_wanted: wanted,
    rows_lost: lost,
    rows_no_value: noValue,
    verdict,
    why: [why, nearly].filter((part) => part !== "").join("; "),
  };
}

const valuesOf = (values: readonly ShownValue<string | number>[]) => values.map(({ value, rows }) => ({ value, rows }));

function columnEntry(one: ShownColumn) {
  const { kind, range, ends, decimals } = one;
  const numbers = {
    lowest: range?.lowest ?? null,
    highest: range?.highest ?? null,
    commonest_low: valuesOf(ends.low),
    commonest_high: valuesOf(ends.high),
    decimals,
  };
  return {
    entry: one.entry,
    file: one.file,
    year: one.year,
    column: one.column,
    holds: kind,
    rows: one.rows,
    blank: one.blank,
    different: one.different,
    others: one.others,
    ...(kind === "numbers" ? numbers : {}),
    ...(kind === "words" ? { commonest: valuesOf(one.words) } : {}),
    ...(kind === "identifiers" ? { forms: valuesOf(one.forms) } : {}),
    codes: valuesOf(one.codes),
  };
}

/** How many numbers the release has, in all and by why they are in it. */
function figureCounts(findings: Findings) {
  const counted = (of: readonly Finding[]) => {
    const count = (status: Status) => of.filter((finding) => finding.status === status).length;
    return {
      all: of.length,
      shown: count("published") + count("unreliable"),
      published: count("published"),
      unreliable: count("unreliable"),
      suppressed: count("suppressed"),
      not_available: count("not_available"),
    };
  };
  const byRole = figureRoles.map((role) => [role, counted(withRole(findings, role))] as const);
  return {
    ...counted([...findings.values()]),
    by_role: Object.fromEntries(byRole.filter(([, { all }]) => all > 0)),
  };
}

/** The key stage of a measure of pupils, and why it has no months where it has none. */
function monthsOf({ measures }: ReleasedContent["study"], name: string) {
  const measure = measures.get(name);
  if (measure === undefined || measure.of === "schools") return {};
  const { keyStage, noMonths } = measure;
  return {
    ...(keyStage === null ? {} : { key_stage: keyStage }),
    ...(noMonths === null ? {} : { no_months: noMonths }),
  };
}

/** manifest.json: what went in, what became of it, what made it. Base names only, no clock. */
export function manifestJson(content: ReleasedContent): string {
  const {
    study,
    rules,
    provenance,
    flow,
    losses,
    usedColumns,
    findings,
    unplaced,
    placed,
    codes,
    toCheck,
    schemesOfRecords,
    columns,
    yearNotes,
    schemes,
    checks,
    scales,
    groupings,
    agreement,
  } = content;
  const { variants, sensitivity, areas } = groupings;
  return `${JSON.stringify(
    {
      format: 1,
      title: study.title,
      data: study.data,
      date: study.date,
      program: provenance.program,
      engine: provenance.engine,
      seed: study.bootstrap?.seed ?? null,
      study: { file: provenance.studyFile, sha256: provenance.studySha256 },
      question: { sha256: provenance.seal.sha256, seal: provenance.seal.state, sealed_on: provenance.seal.date },
      rules: { name: rules.name, source: rules.source, confidence: rules.confidence },
      scales: [...scales].map(([measure, used]) => ({ measure, ...monthsOf(study, measure), scales: used })),
      inputs: flow.map(input),
      losses: losses.map(lossEntry),
      columns_used: usedColumns.map(columnEntry),
      not_placed: unplaced,
      placed,
      codes_of_areas: codes,
      ...(toCheck.length === 0 ? {} : { to_check: toCheck }),
      ...(schemesOfRecords.length === 0 ? {} : { areas_named: schemesOfRecords }),
      columns_of_roles: columns,
      notes_on_years: yearNotes,
      schemes: schemes.map(({ name, date, source }) => ({ name, date, source })),
      figures: figureCounts(findings),
      ...(study.bootstrap === null ? {} : { bootstrap: { ...study.bootstrap, agreement } }),
      ...(areas.length === 0
        ? {}
        : { areas_side_by_side: areas.map(({ name, draws, seed }) => ({ family: name, draws, seed })) }),
      ...(study.variants.length === 0
        ? {}
        : {
            variants: study.variants.map(({ name, changes }) => ({ name, changes })),
            variants_compared_on: variants.map(({ own }) => own),
          }),
      ...(sensitivity.length === 0
        ? {}
        : {
            sensitivity: sensitivity.map(({ own, others }) => ({
              figure: own,
              choices: others.map(({ about, name, what, figure }) => ({
                kind: about,
                name,
                what,
                status: findingOf(findings, figure).status,
              })),
            })),
          }),
      checks,
    },
    null,
    2,
  )}\n`;
}

/** What manifest.json holds: counts of rows by file, and of schools by how they were placed. */
export function manifestHoldings({ flow, losses, usedColumns, unplaced, placed }: ReleasedContent): Holdings {
  return together([
    ...flow.map(({ rowsRead, rowsUsed, refused, inPart }) =>
      countsOf("rows", [rowsRead, rowsUsed, ...[...refused, ...inPart].map(({ rows }) => rows)]),
    ),
    ...losses.map(({ wanted, lost, noValue }) => countsOf("rows", [wanted, lost, noValue])),
    ...usedColumns.map(holdingsOfColumn),
    countsOf(
      "schools",
      [...unplaced, ...placed].map(({ schools }) => schools),
    ),
  ]);
}
