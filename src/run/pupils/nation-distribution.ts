import type { CountCells } from "../../cells/cells.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import { bindColumns } from "../../intake/bind-columns.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "../../intake/ledger.ts";
import { openTable } from "../../intake/open-table.ts";
import { parseDecimal } from "../../number/decimal.ts";
import type { NationCounts } from "../../scores/score-on-nation.ts";
import type { FileSpec, PupilMeasure, Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { positions } from "../files/files-of-layout.ts";

/** The nation's pupils with the scored cells in steps that fit both, and what was read. */
export interface ReadNation {
  readonly cells: CountCells;
  readonly nation: NationCounts;
  readonly ledger: FileLedger;
}

const mostDecimals = 6;

const decimalsOf = (step: number) => Math.round(-Math.log10(step));

/** How many decimals the numbers of a column have; a cell that is not a number is found where it is read. */
function decimalsIn(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => /^[+-]?\d*\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0));
}

function inSteps(values: Int32Array, factor: number): Int32Array {
  return factor === 1 ? values : values.map((value) => value * factor);
}

/**
 * Reads the table of a nation's pupils by year, prior attainment and outcome.
 *
 * @throws ColdspotError (3) for a cell that is not a number, and for a year of the study that it does not have
 */
export async function readNation(
  { engine, ready }: Bench,
  study: Study,
  measure: PupilMeasure,
  spec: FileSpec,
  cells: CountCells,
): Promise<ReadNation> {
  const [only, ...more] = ready.files.get(spec.name) ?? [];
  if (only === undefined || more.length > 0)
    throw new ColdspotError(
      `${study.at(["files", spec.name, "path"])} the layout distribution is one file, not ${more.length + 1}`,
      { exitCode: 2, advice: "put them together into one file with a column for the year" },
    );
  const table = await openTable(engine, only.file, `${measure.name} ${spec.name}`, "fill");
  const roles = [
    "outcome",
    "pupils",
    ...(measure.prior === null ? [] : ["prior"]),
    ...(spec.columns.has("year") ? ["year"] : []),
  ];
  const columns = roles.map((role) => spec.columns.get(role) ?? "");
  const at = positions(study, spec);
  const bound = bindColumns(
    table.source.file,
    table.header,
    columns.map((column) => ({ column, at: at(column) })),
  );
  const texts = await table.texts(columns.map((column) => bound.get(column) ?? 0));
  const column = (role: string) => (texts[roles.indexOf(role)] ?? []).map((cell) => (cell ?? "").trim());
  const whole = (role: string, decimals: number): Int32Array =>
    Int32Array.from(column(role), (text, row) => {
      const value = parseDecimal(text, decimals);
      if (value !== null && Math.abs(value) < 2 ** 31 && (role !== "pupils" || value >= 0)) return value;
      throw new ColdspotError(
        `${table.source.file}, record ${table.recordOf(row)}, column ${spec.columns.get(role) ?? ""}: not a ${role === "pupils" ? "number of pupils" : "number that fits"}`,
        {
          exitCode: 3,
          advice: "every row of a nation's distribution needs its numbers: a row left out would move every rank",
        },
      );
    });
  const decimals = {
    prior: Math.min(mostDecimals, Math.max(decimalsOf(cells.priorStep), decimalsIn(column("prior")))),
    outcome: Math.min(mostDecimals, Math.max(decimalsOf(cells.outcomeStep), decimalsIn(column("outcome")))),
  };
  const { keys, indexOf } = cells.frame.years;
  const [onlyYear] = keys;
  if (!roles.includes("year") && (keys.length > 1 || onlyYear === undefined))
    throw new ColdspotError(
      `${study.at(["files", spec.name, "columns"])} a distribution for several years needs a column for the year: ${spec.name}`,
      { exitCode: 2, advice: "write columns: { year: its column }" },
    );
  const year = roles.includes("year") ? [...whole("year", 0)] : column("outcome").map(() => onlyYear ?? 0);
  const codes = year.map((one) => indexOf.get(one) ?? -1);
  const kept = (values: Int32Array) => values.filter((_, row) => (codes[row] ?? -1) >= 0);
  const n = kept(whole("pupils", 0));
  const codesKept = kept(Int32Array.from(codes));
  const missing = keys.find((_, code) => !codesKept.some((own, row) => own === code && (n[row] ?? 0) > 0));
  if (missing !== undefined)
    throw new ColdspotError(`${table.source.file}: no pupils of the nation in ${missing}`, {
      exitCode: 3,
      advice: "give the distribution of every year of the study",
    });
  const outcome = kept(whole("outcome", decimals.outcome));
  const prior = measure.prior === null ? new Int32Array(n.length) : kept(whole("prior", decimals.prior));
  const other = codes.flatMap((code, row): readonly LedgerEntry[] =>
    code >= 0
      ? []
      : [
          {
            file: table.source.file,
            record: table.recordOf(row),
            column: spec.columns.get("year") ?? "",
            reason: "of a year that is not in the study",
            value: String(year[row]),
            used: "no",
            loss: "left out by the study",
          },
        ],
  );
  return {
    cells: {
      ...cells,
      prior: inSteps(cells.prior, 10 ** (decimals.prior - decimalsOf(cells.priorStep))),
      priorStep: 10 ** -decimals.prior,
      outcome: inSteps(cells.outcome, 10 ** (decimals.outcome - decimalsOf(cells.outcomeStep))),
      outcomeStep: 10 ** -decimals.outcome,
    },
    nation: { year: codesKept, prior, outcome, n },
    ledger: closeLedger(table.source, table.rows + table.refused.length, n.length, [...table.refused, ...other]),
  };
}
