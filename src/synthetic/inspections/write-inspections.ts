import { csvLine, inChunks } from "../csv-chunks.ts";
import type { Nation } from "../nation.ts";
import { INVENTED } from "../place-files.ts";
import type { NationSink } from "../sink.ts";
import { changesNumber } from "./fate.ts";
import type { Entry, InspectedSchool } from "./inspected-school.ts";
import { phaseName } from "./phase.ts";
import { britishDate } from "./school-day.ts";

type Schools = readonly InspectedSchool[];

/**
 * Writes schools of all phases as the files an analyst would download: `register.csv` and `links.csv` with the columns of
 * the register of schools and of its links, `inspections.csv` with a row per inspection.
 */
export async function writeInspections(nation: Nation, schools: Schools, sink: NationSink): Promise<void> {
  await sink.text("register.csv", inChunks(registerLines(nation, schools)));
  await sink.text("links.csv", inChunks(linkLines(schools)));
  await sink.text("inspections.csv", inChunks(inspectionLines(schools)));
}

function* registerLines({ districts }: Nation, schools: Schools): Generator<string> {
  yield csvLine(
    ...["URN", "LA (code)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (name)"],
    ...["EstablishmentStatus (name)", "OpenDate", "CloseDate", "PhaseOfEducation (name)"],
    ...["DistrictAdministrative (code)", "data"],
  );
  const rows = schools.flatMap(({ district, entries }) => entries.map((entry) => ({ district, entry })));
  rows.sort((a, b) => a.entry.urn - b.entry.urn);
  for (const { district, entry } of rows) {
    const { urn, laestab, name, type, opened, closed, phase } = entry;
    yield csvLine(
      ...[urn, Math.floor(laestab / 10_000), laestab % 10_000, name, type],
      ...[closed === null ? "Open" : "Closed", britishDate(opened, "-")],
      ...[closed === null ? "" : britishDate(closed, "-"), phaseName(phase), districts[district]?.code ?? "", INVENTED],
    );
  }
}

/** Both schools of a link have a record: the predecessor's has the day it closed, the successor's the day it opened. */
function* linkLines(schools: Schools): Generator<string> {
  yield csvLine("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate", "data");
  const records = schools.flatMap(({ fate, entries }) => {
    const predecessors = entries.slice(0, fate.kind === "split" ? 1 : -1);
    const how = fate.kind === "split" ? " - Split School" : changesNumber(fate) ? " - amalgamated" : "";
    const successors = entries.slice(predecessors.length);
    return successors.flatMap((one) => predecessors.flatMap((before) => linkRecords(before, one, how)));
  });
  records.sort((a, b) => a.urn - b.urn || a.linked - b.linked);
  for (const { urn, linked, name, type, day } of records) {
    yield csvLine(urn, linked, name, type, britishDate(day, "-"), INVENTED);
  }
}

function linkRecords(from: Entry, to: Entry, how: string) {
  const closing = from.closed ?? to.opened;
  return [
    { urn: from.urn, linked: to.urn, name: to.name, type: `Successor${how}`, day: closing },
    { urn: to.urn, linked: from.urn, name: from.name, type: `Predecessor${how}`, day: to.opened },
  ];
}

/** A missing grade is NULL in rows up to August 2012 and 9 after, as in files of different years. */
function* inspectionLines(schools: Schools): Generator<string> {
  yield csvLine(
    ...["URN", "Inspection start date", "Publication date", "Inspection type"],
    ...["Overall effectiveness", "Effectiveness of leadership and management", "data"],
  );
  const rows = schools.flatMap(({ entries, inspections }) =>
    inspections.map((inspection) => ({ urn: entries[inspection.entry]?.urn ?? 0, ...inspection })),
  );
  rows.sort((a, b) => a.urn - b.urn || a.inspected - b.inspected);
  for (const { urn, inspected, published, type, overall, leadership } of rows) {
    const none = type === "Interim assessment" ? "NULL" : "9";
    yield csvLine(
      ...[urn, britishDate(inspected, "/"), britishDate(published, "/"), type],
      ...[overall ?? none, leadership ?? none, INVENTED],
    );
  }
}
