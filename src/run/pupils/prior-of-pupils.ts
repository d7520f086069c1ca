import { name, sql } from "../../engine/sql/statement.ts";
import { type Closed, closeFile } from "../../intake/cohorts/close-ledger.ts";
import { traitsOfPupils } from "../../intake/lost-pupils.ts";
import type { PupilQuestion } from "../../intake/pupil-question.ts";
import { Ks2OfPupils } from "../../intake/read-ks2.ts";
import { type ScannedTable, scanTable } from "../../intake/scanned-table.ts";
import type { FileSpec, PupilMeasure, Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { positions } from "../files/files-of-layout.ts";

/** Prior attainment for the pupils of a measure, and the ledgers of its files once all pupils have been read. */
export interface PriorInTurn {
  readonly question: PupilQuestion;
  readonly close: () => Promise<readonly Closed[]>;
}

/** Reads prior attainment from files of key stage 2 where the study has it there. */
export async function readPrior(
  { engine, ready }: Bench,
  study: Study,
  measure: PupilMeasure,
  question: PupilQuestion,
  priorIn: FileSpec | null,
): Promise<PriorInTurn> {
  if (priorIn === null || measure.prior === null) return { question, close: async () => [] };
  const scans: ScannedTable[] = [];
  for (const [index, { file }] of (ready.files.get(priorIn.name) ?? []).entries())
    scans.push(await scanTable(engine, file, `${measure.name} ${priorIn.name} ${index}`));
  const ks2 = await Ks2OfPupils.read(engine, priorIn, scans, measure.prior.column, positions(study, priorIn));
  return {
    question: { ...question, priorElsewhere: ks2.prior },
    close: async () => {
      const closed: Closed[] = [];
      for (const file of await ks2.finish()) {
        const value = {
          what: "prior attainment",
          kind: "number",
          text: sql`${name("value")}`,
          asWritten: null,
        } as const;
        const traits = await traitsOfPupils(engine, file.table, file.problems, { columns: [value], written: null });
        const { ledger, entries } = await closeFile(engine, file.records, file);
        const own = { ...ledger, columns: file.profiles };
        closed.push({ ledger: traits.length === 0 ? own : { ...own, traits }, entries });
      }
      return closed;
    },
  };
}
