import { isShown } from "../../release/finding.ts";
import type { ProtectedFlow } from "../../release/protected-flow.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { countsOf, type Holdings, together } from "../tables/holdings.ts";

function input({ source, measures, rowsRead, rowsUsed, refused, inPart }: ProtectedFlow) {
  return {
    entry: source.entry,
    file: source.file,
    bytes: source.bytes,
    sha256: source.sha256,
    read_as: source.readAs,
    ...(measures.length === 0 ? {} : { for_measures: measures }),
    rows_read: rowsRead,
    rows_used: rowsUsed,
    rows_refused: refused,
    rows_used_in_part: inPart,
  };
}

/** manifest.json: what went in, what became of it, what made it. Base names only, no clock. */
export function manifestJson(content: ReleasedContent): string {
  const {
    study,
    rules,
    provenance,
    flow,
    findings,
    unplaced,
    placed,
    codes,
    columns,
    yearNotes,
    schemes,
    checks,
    scales,
    compared,
    sensitivity,
    bootstrap,
    many,
  } = content;
  const count = (status: string) => findings.filter((finding) => finding.status === status).length;
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
      rules: { name: rules.name, source: rules.source, confidence: rules.confidence },
      scales: [...scales].map(([measure, used]) => ({ measure, scales: used })),
      inputs: flow.map(input),
      not_placed: unplaced,
      placed,
      codes_of_areas: codes,
      columns_of_roles: columns,
      notes_on_years: yearNotes,
      schemes: schemes.map(({ name, date, source }) => ({ name, date, source })),
      figures: {
        asked: findings.length,
        shown: findings.filter(isShown).length,
        published: count("published"),
        unreliable: count("unreliable"),
        suppressed: count("suppressed"),
        not_available: count("not_available"),
      },
      ...(study.bootstrap === null ? {} : { bootstrap: { ...study.bootstrap, agreement: bootstrap.agreement } }),
      ...(many.areas.length === 0
        ? {}
        : { areas_side_by_side: many.areas.map(({ name, draws, seed }) => ({ family: name, draws, seed })) }),
      ...(study.variants.length === 0
        ? {}
        : {
            variants: study.variants.map(({ name, changes }) => ({ name, changes })),
            variants_compared_on: compared.map(({ own }) => own.figure.id),
          }),
      ...(sensitivity.length === 0
        ? {}
        : {
            sensitivity: sensitivity.map(({ own, alternatives }) => ({
              figure: own.figure.id,
              choices: alternatives.map(({ kind, name, what, finding }) => ({
                kind,
                name,
                what,
                status: finding.status,
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
export function manifestHoldings({ flow, unplaced, placed }: ReleasedContent): Holdings {
  return together([
    ...flow.map(({ rowsRead, rowsUsed, refused, inPart }) =>
      countsOf("rows", [rowsRead, rowsUsed, ...[...refused, ...inPart].map(({ rows }) => rows)]),
    ),
    countsOf(
      "schools",
      [...unplaced, ...placed].map(({ schools }) => schools),
    ),
  ]);
}
