import { ColdspotError } from "../../effects/coldspot-error.ts";
import { readBoundaries } from "../../formats/boundary-file.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "../../intake/ledger.ts";
import { emptyLookup, readLookup } from "../../intake/lookup-file.ts";
import { openTable } from "../../intake/open-table.ts";
import { ofRegister, type Sentence, sentence } from "../../intake/sentence.ts";
import { boundarySet } from "../../places/boundary-set.ts";
import { timeOfCodes } from "../../places/code-set.ts";
import type { PlaceSources } from "../../places/place-school.ts";
import { wrongCode } from "../../places/standing.ts";
import type { FileSpec, Study } from "../../study/study.ts";
import { positions } from "../files/files-of-layout.ts";
import type { WholeFile } from "../files/whole-file.ts";
import type { Bench } from "./bench.ts";

/** What the study's files give for placing schools. */
export interface ReadSources {
  readonly sources: PlaceSources;
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  /** What a reader should know about the boundaries. */
  readonly told: readonly Sentence[];
}

/** Boundaries of a later day do not give the districts of the study's day; those of an earlier day do. */
function refuseLaterBoundaries(study: Study, spec: FileSpec, file: WholeFile, codes: readonly string[], day: string) {
  const time = timeOfCodes(codes.filter((code) => code.startsWith("E")));
  const wrong = codes.find((code) => code.startsWith("E") && (wrongCode(code, day) ?? "").includes(" began on "));
  if (time.kind === "together" && time.from <= day) return `${time.from} to ${time.to}`;
  const unknown = time.kind === "unknown" ? time.codes[0] : undefined;
  throw new ColdspotError(
    `${study.at(["files", spec.name])} ${file.name}: ${wrongCode(unknown ?? wrong ?? "", day) ?? "codes of districts that never existed together"}`,
    {
      exitCode: 3,
      advice: `give boundaries of the districts of ${day} or of an earlier day, or choose another day under places: districts_on`,
    },
  );
}

function readShapes(study: Study, spec: FileSpec, file: WholeFile, day: string) {
  const shapes = readBoundaries(file.content, { name: file.name, code: spec.columns.get("code") });
  const time = refuseLaterBoundaries(
    study,
    spec,
    file,
    shapes.features.map(({ code }) => code),
    day,
  );
  const entries = shapes.notUsed.map(
    ({ feature, reason }): LedgerEntry => ({
      file: file.name,
      record: feature,
      column: "",
      reason,
      value: "",
      used: "no",
      loss: "no value at the source",
    }),
  );
  const system = shapes.crs === "osgb36" ? "metres of the national grid" : "degrees";
  const read = shapes.features.length + entries.length;
  const source = {
    file: file.name,
    entry: spec.name,
    bytes: file.bytes,
    sha256: file.sha256,
    readAs: `boundaries in ${system}`,
  };
  const set = boundarySet(shapes);
  return {
    areaAt: (easting: number, northing: number) => {
      const found = set.areaAt(easting, northing);
      if (found.way === "outside") return null;
      return { code: found.code, metres: found.way === "nearest" ? found.metres : 0, inside: found.way === "inside" };
    },
    ledger: closeLedger(source, read, shapes.features.length, entries),
    entries,
    told: sentence`${spec.name} (${file.name}): ${ofRegister(shapes.features.length)} areas with codes that were valid from ${time}`,
  };
}

/** Reads the lookups and boundaries of a study. */
export async function readSources(
  { effects, engine, ready }: Bench,
  study: Study,
  measure: string,
): Promise<ReadSources> {
  const on = study.places.districtsOn ?? "";
  const lookup = emptyLookup();
  const ledgers: FileLedger[] = [];
  const entries: LedgerEntry[] = [];
  const told: Sentence[] = [];
  let areaAt: PlaceSources["areaAt"] = null;
  for (const spec of study.files.values()) {
    for (const [index, { file }] of spec.layout === "lookup" ? (ready.files.get(spec.name) ?? []).entries() : []) {
      effects.progress(`reading ${file.survey.name}`);
      const table = await openTable(engine, file, `${measure} ${spec.name} ${index}`, "fill");
      const read = await readLookup(spec, table, positions(study, spec), lookup, study.places.districtsOn);
      ledgers.push(read.ledger);
      for (const entry of read.entries) entries.push(entry);
    }
    const whole = spec.layout === "boundaries" ? ready.whole.get(spec.name) : undefined;
    if (whole === undefined) continue;
    if (areaAt !== null)
      throw new ColdspotError(`${study.at(["files", spec.name])} a second file of boundaries: ${spec.name}`, {
        exitCode: 2,
        advice: "keep the one that is nearest to the study's day",
      });
    const shapes = readShapes(study, spec, whole, on);
    areaAt = shapes.areaAt;
    ledgers.push(shapes.ledger);
    for (const entry of shapes.entries) entries.push(entry);
    told.push(shapes.told);
  }
  return { sources: { on, ...lookup, areaAt }, ledgers, entries, told };
}
