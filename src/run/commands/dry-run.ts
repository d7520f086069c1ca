import { cellsStatement } from "../../cohort/cohort-query.ts";
import type { Effects } from "../../effects/effects.ts";
import { printed } from "../../engine/sql/statement.ts";
import type { Study } from "../../study/study.ts";
import { readStudy } from "../files/read-study.ts";
import { pupilQuestion } from "../pupils/ask-pupils.ts";
import { withOrWithoutPrior } from "../pupils/with-or-without-prior.ts";
import { inVariant, refuseBeforeReading } from "../variants.ts";
import { runnableMeasures } from "../what-runs.ts";

function statementsOf(study: Study, variant: string): readonly string[] {
  return runnableMeasures(study).flatMap((measure) => {
    const spec = study.files.get(measure.file);
    const what = `${variant}${measure.name}`;
    if (spec?.areaTable !== undefined)
      return [`-- ${what}: a table of areas, already counted; no statement sees pupil rows\n`];
    if (spec === undefined || spec.layout === "school-table")
      return [`-- ${what}: a school table, already counted; no statement sees pupil rows\n`];
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
      return `-- ${what}, cohort ${year}\n${printed(statement).text};\n`;
    });
  });
}

/**
 * The statements that a run would run on pupil rows, without reading any: one per cohort, then those of each variant,
 * and those of all pupils where a study asks for bounds.
 *
 * @throws ColdspotError (2) for a study that cannot be run
 */
export async function dryRun(studyPath: string, effects: Effects): Promise<string> {
  const { study: own } = await readStudy(effects, studyPath);
  await refuseBeforeReading(own);
  const texts = [...statementsOf(own, "")];
  for (const { name, study } of own.variants)
    texts.push(...(await inVariant(name, () => statementsOf(study, `variant ${name}: `))));
  if (own.sensitivity?.withoutKs2 === true)
    texts.push(...statementsOf(withOrWithoutPrior(own), "with or without prior attainment: "));
  return texts.join("\n");
}
