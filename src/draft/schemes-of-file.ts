import { regionColumns } from "../recognise/column-facts.ts";
import { togetherCovered } from "../recognise/coverage.ts";
import type { DraftFile } from "./draft-file.ts";

/** A division that the columns of files give: its column and its line under `schemes`. */
export interface SchemeOfFile {
  readonly column: string;
  readonly scheme: string;
}

/** Regions and authorities, where the rows lie in more than one of them. */
export function schemesOf(files: readonly DraftFile[]): ReadonlyMap<string, SchemeOfFile> {
  const { authorities, regions, columns, form } = togetherCovered(files.map(({ coverage }) => coverage));
  const schemes = new Map<string, SchemeOfFile>();
  const region = columns.find((column) => regionColumns([column]).length > 0);
  const authority = columns.find((column) => column !== region);
  if (region !== undefined && regions.length > 1)
    schemes.set("region", { column: region, scheme: "region: { column: region }" });
  if (authority !== undefined && form !== null && authorities.length > 1) {
    const codes = form === "laestab" ? ", codes: laestab" : form === "three-digit" ? ", codes: three-digit" : "";
    const name = `name: local authority`;
    schemes.set("authority", { column: authority, scheme: `authority: { column: authority${codes}, ${name} }` });
  }
  return schemes;
}
