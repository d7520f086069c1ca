import type { AreaFile } from "../../cells/school-facts.ts";
import { readWorkbookSheet } from "../../formats/workbook.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "../../intake/ledger.ts";
import { ofRegister, type Sentence, sentence } from "../../intake/sentence.ts";
import { readAchievingExcellence } from "../../places/achieving-excellence.ts";
import { districtsOn } from "../../places/district.ts";
import type { Study } from "../../study/study.ts";
import type { Ready } from "../files/ready.ts";

/** The day whose district codes the workbook has. */
const day = "2016-03-31";

export interface ReadExcellence {
  readonly name: string;
  readonly file: AreaFile;
  readonly told: Sentence;
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
}

/** The workbook of Achieving Excellence Areas as a file of areas, with the check of its groups; null without one. */
export async function readExcellence(study: Study, ready: Ready): Promise<ReadExcellence | null> {
  const spec = [...study.files.values()].find(({ layout }) => layout === "achieving-excellence");
  const whole = ready.whole.get(spec?.name ?? "");
  if (spec === undefined || whole === undefined) return null;
  const codes = new Set(districtsOn(day).map(({ code }) => code));
  const sheet = await readWorkbookSheet(whole.content, { name: whole.name, sheet: "Sheet1" });
  const { districts, notUsed, check } = readAchievingExcellence(sheet, (code) => codes.has(code));
  const entries = notUsed.map(
    ({ row, reason }): LedgerEntry => ({
      file: whole.name,
      record: row,
      column: "",
      reason,
      value: "",
      used: "no",
      loss: "no value at the source",
    }),
  );
  const source = {
    file: whole.name,
    entry: spec.name,
    bytes: whole.bytes,
    sha256: whole.sha256,
    readAs: "workbook of Achieving Excellence Areas",
  };
  const differing = check.differing.map(
    ({ name, published, recomputed }) => `${name} (published ${published}, worked out ${recomputed})`,
  );
  const found =
    differing.length === 0
      ? sentence`the score worked out again gives the published group of all ${ofRegister(check.compared)} districts`
      : sentence`of ${ofRegister(check.compared)} districts, the score worked out again gives a different group for ${ofRegister(differing.length)}: ${differing.join(", ")}`;
  return {
    name: spec.name,
    file: {
      rows: new Map(districts.map(({ code, category }) => [code, new Map([["grouping", String(category)]])])),
      on: day,
    },
    told: [
      ...sentence`${spec.name} (${whole.name}): published groups of ${ofRegister(districts.length)} districts; `,
      ...found,
      `. ${check.note}`,
    ],
    ledgers: [closeLedger(source, districts.length + entries.length, districts.length, entries)],
    entries,
  };
}
