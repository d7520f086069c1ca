import type { SchoolLink } from "../../src/schools/link.ts";
import { linkTypeOf } from "../../src/schools/link-type.ts";
import type { RegisteredSchool } from "../../src/schools/registered-school.ts";

/** Links written as `100001 Successor 100002 2012-09-01`, the date left out where there is none. */
export function linksOf(...texts: readonly string[]): readonly SchoolLink[] {
  return texts.map((text) => {
    const [, urn = "", type = "", linked = "", on = null] = /^(\d+) (.+?) (\d+)(?: (\S+))?$/.exec(text) ?? [];
    return { urn, linked, type: linkTypeOf(type), on };
  });
}

/** A school of which a register knows no more than is given. */
export function registeredSchool(known: Partial<RegisteredSchool> & { readonly urn: string }): RegisteredSchool {
  return {
    authority: null,
    establishment: null,
    type: null,
    status: null,
    opened: null,
    closed: null,
    phase: null,
    district: null,
    postcode: null,
    lsoa: null,
    easting: null,
    northing: null,
    ...known,
  };
}
