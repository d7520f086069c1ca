import { shippedText } from "../effects/shipped.ts";

export interface Region {
  readonly code: string;
  readonly name: string;
}

interface RegionFacts {
  readonly country: Region;
  readonly regions: readonly Region[];
}

let loaded: RegionFacts | null = null;

function facts(): RegionFacts {
  const found: RegionFacts = loaded ?? JSON.parse(shippedText("places/regions.json"));
  loaded = found;
  return found;
}

/** England with its ONS code. */
export function country(): Region {
  return facts().country;
}

/**
 * One of the nine regions of England by its name or ONS code, in upper or lower case.
 *
 * @example regionNamed("Yorkshire and The Humber")?.code // "E12000003"
 */
export function regionNamed(nameOrCode: string): Region | null {
  const wanted = nameOrCode.trim().toLowerCase();
  return (
    facts().regions.find(({ code, name }) => name.toLowerCase() === wanted || code.toLowerCase() === wanted) ?? null
  );
}

/** The nine regions of England. */
export function regions(): readonly Region[] {
  return facts().regions;
}
