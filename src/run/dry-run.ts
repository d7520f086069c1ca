import { cellsStatement } from "../cohort/cohort-query.ts";
import type { Effects } from "../effects/effects.ts";
import { printed } from "../engine/sql/statement.ts";
import { pupilQuestion } from "./ask-pupils.ts";
import { readStudy } from "./read-study.ts";
import { runnableMeasures } from "./run-study.ts";

/**
 * The statements a run would put to pupil rows, without reading any: one a cohort.
 *
 * @throws ColdspotError (2) for a study that cannot be run
 */
export async function dryRun(studyPath: string, effects: Effects): Promise<string> {
  const file = await readStudy(effects, studyPath);
  const { study } = file;
  const texts = runnableMeasures(file).flatMap((measure) => {
    const spec = study.files.get(measure.file);
    if (spec === undefined || spec.layout === "school-table")
      return [`-- ${measure.name}: a school table, already counted; no statement sees pupil rows\n`];
    const { primitives } = pupilQuestion(study, measure, spec);
    return study.years.map((year) => {
      const statement = cellsStatement(
        {
          year,
          pupils: `pupils ${year}`,
          census: `census ${year}`,
          decimals: { prior: 0, outcome: 0 },
          schools: [],
          places: [],
        },
        primitives,
        study.censusTerms,
      );
      return `-- ${measure.name}, cohort ${year}\n${printed(statement).text};\n`;
    });
  });
  return texts.join("\n");
}
