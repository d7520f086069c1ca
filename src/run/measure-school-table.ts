import { Areas } from "../cells/areas.ts";
import { schoolSums } from "../cells/school-sums.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import type { Engine } from "../engine/engine.ts";
import { DomainMeans } from "../estimates/domain-means.ts";
import { estimateFigure } from "../estimates/estimate-figure.ts";
import { publishedScales } from "../estimates/scale.ts";
import { expandStudy } from "../figures/expand.ts";
import { domainsOf, ratioIn } from "../figures/formula.ts";
import { surveyFile } from "../formats/file-survey.ts";
import { makeReadable, openTable } from "../intake/open-table.ts";
import { readSchoolTables, type TableOfYear } from "../intake/school-table.ts";
import { publishedMoments } from "../scores/published.ts";
import type { FileSpec, PupilMeasure, Study } from "../study/study.ts";
import type { InputPath } from "./input-paths.ts";
import type { Measured, ReadyFile } from "./measured.ts";
import { scaleFacts } from "./scale-facts.ts";

/** Surveys the files of a school table and makes those readable that are not. */
export async function readyFiles(
  effects: Effects,
  spec: FileSpec,
  paths: readonly InputPath[],
  workFolder: string,
): Promise<readonly ReadyFile[]> {
  const ready: ReadyFile[] = [];
  // The name is the user's: as letters and digits it can lead nowhere else, and meets no other name.
  const copies = `${workFolder}/file-${Buffer.from(spec.name).toString("hex")}`;
  for (const [index, { path, year }] of paths.entries()) {
    effects.progress(`looking at ${path}`);
    const survey = await surveyFile(effects, path);
    ready.push({ file: await makeReadable(effects, survey, spec.name, copies, index), year });
  }
  return ready;
}

function columnPosition(study: Study, spec: FileSpec, column: string): string {
  for (const [role, name] of spec.columns) if (name === column) return study.at(["files", spec.name, "columns", role]);
  for (const [group, rule] of spec.groups) {
    for (const [key, name] of Object.entries(rule))
      if (name === column) return study.at(["files", spec.name, "groups", group, key]);
  }
  return study.at(["files", spec.name]);
}

function rolesUsed(study: Study): readonly string[] {
  const roles = [...study.places.schemes.values()].map((scheme) =>
    scheme.kind === "column" ? scheme.column : scheme.kind === "fifths" ? scheme.of : null,
  );
  return [...new Set(roles.filter((role) => role !== null))];
}

function refuseForeignSchemes(study: Study): void {
  for (const [name, scheme] of study.places.schemes) {
    if (scheme.kind === "column" || scheme.kind === "fifths") continue;
    throw new ColdspotError(
      `${study.at(["places", "schemes", name])} this version places schools by a column or by fifths, not by ${scheme.kind === "file" ? "a file" : "a scheme that ships"}: ${name}`,
      {
        exitCode: 2,
        advice: "name the column of the table that holds the area",
      },
    );
  }
}

/** The whole way of a published school table: intake, cells, scores, estimates. */
export async function measureSchoolTable(
  effects: Effects,
  engine: Engine,
  study: Study,
  measure: PupilMeasure,
  spec: FileSpec,
  ready: readonly ReadyFile[],
): Promise<Measured> {
  refuseForeignSchemes(study);
  const tables: TableOfYear[] = [];
  for (const [index, { file, year }] of ready.entries()) {
    effects.progress(`reading ${file.survey.name}`);
    tables.push({ table: await openTable(engine, file, `${measure.name} ${spec.name} ${index}`, "fill"), year });
  }
  const question = {
    spec,
    outcome: measure.outcome,
    roles: rolesUsed(study),
    at: (column: string) => columnPosition(study, spec, column),
  };
  const checked = await readSchoolTables(question, tables, study.years);
  const { cells, unplaced } = schoolSums(checked, {
    groups: spec.groups,
    places: study.places,
    decimals: measure.outcome.decimals,
  });
  const areas = new Areas(cells.frame, study.places, study.at);
  const means = new DomainMeans(publishedMoments(cells), ({ area }) => areas.placesOf(area));
  const scales = publishedScales(measure.outcome.unit, measure.sd, scaleFacts);
  effects.progress(`estimating ${measure.name}`);
  const figures = expandStudy(study, measure, areas);
  return {
    estimates: figures.map((figure) => estimateFigure(figure, domainsOf(figure.formula), means, scales, ratioIn)),
    scales,
    ledgers: checked.ledgers,
    entries: checked.entries,
    unplaced,
    notes: [],
    invariants: [],
    cells,
    statements: new Map(),
  };
}
