import { columns, found, type Recognised } from "./recognised.ts";
import { areaCode, cellsSeen, lettersOf, nearlyAll, type SeenFile } from "./seen-file.ts";

const postcode = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;
const smallArea = /^E0[12]\d{6}$/;
const isSchool = /^(urn|schoolurn|laestab|schoollaestab|dfenumber)$/;

/** Columns of small areas or postcodes, and those of larger areas, by what they hold. */
function placesIn(seen: SeenFile) {
  const of = (form: RegExp) => seen.header.filter((column) => nearlyAll(cellsSeen(seen, column), form));
  const named = seen.header.filter((column) => /^(postcode|pcd\d?|pcds|pcode)$/.test(lettersOf(column)));
  const small = [...new Set([...of(smallArea), ...of(postcode), ...named])];
  return { small, areas: of(areaCode).filter((column) => !small.includes(column)) };
}

/** A lookup of postcodes or small areas, with the district, the small area or its deprivation. */
export function recogniseLookup(seen: SeenFile): Recognised | null {
  if (seen.header.some((name) => isSchool.test(lettersOf(name)))) return null;
  const { small, areas } = placesIn(seen);
  const [key, ...more] = small;
  const named = seen.header.filter((name) => /lsoa.*nam|localauthority|lad\d*(cd|nm)|district/.test(lettersOf(name)));
  if (key === undefined || more.length + areas.length + named.length === 0) return null;
  return found("lookup", "likely", [columns([...small, ...areas, ...named])]);
}

const threeDigits = /^\d{3}$/;
const nameOfAuthority = /^(la|lea|lacode|lano|lanumber|localauthority|authority|authoritycode|oldlacode|district|lad)$/;
const ofGroup = /disadv|fsm|pupilpremium|(^|[^a-z])pp([^a-z]|$)/i;
const ofResult = /progress|p8|att8|attainment|score|mean|average|expected|grade|gap|rank|points/i;

/** A list of areas by their codes, with names or facts; or one with means of groups. */
export function recogniseAreas(seen: SeenFile): Recognised | null {
  if (seen.header.some((name) => isSchool.test(lettersOf(name)))) return null;
  const { small, areas } = placesIn(seen);
  const numbered = seen.header.filter(
    (name) => nameOfAuthority.test(lettersOf(name)) && nearlyAll(cellsSeen(seen, name), threeDigits),
  );
  const [code] = [...areas, ...numbered];
  if (small.length > 0 || code === undefined) return null;
  const cells = cellsSeen(seen, code);
  const groups = seen.header.filter((name) => ofGroup.test(name));
  const results = seen.header.filter((name) => ofResult.test(name));
  if (groups.length > 0 && results.length > 0)
    return found("area means", "likely", [columns([code, ...groups.slice(0, 3)])]);
  const once = new Set(cells).size === cells.length;
  const reasons = [`${columns([code])} ${once ? "with a code of an area in each row" : "with codes of areas"}`];
  return found("areas", "likely", reasons);
}

/** Means of groups of pupils without any school or area, such as national breakdowns. */
export function recogniseNationalGroups(seen: SeenFile): Recognised | null {
  const plain = seen.header.map(lettersOf);
  const counts = seen.header.filter((_, at) => /^(pupilcount|pupils|numberofpupils|npupils)$/.test(plain[at] ?? ""));
  const values = seen.header.filter((_, at) => /^(metric|mean|value|score|average)$/.test(plain[at] ?? ""));
  const groups = seen.header.filter((_, at) =>
    /^(gender|sex|fsm6?|ethnicity|lang|language|disadvantaged?|sen)$/.test(plain[at] ?? ""),
  );
  const places = seen.header.filter((_, at) =>
    /^(urn|laestab|school|schoolid|la|lea|lacode|region|district|code)$/.test(plain[at] ?? ""),
  );
  if (counts.length === 0 || values.length === 0 || groups.length < 2 || places.length > 0) return null;
  return found("national groups", "likely", [columns([...groups, ...counts, ...values]), "no school and no area"]);
}

/** Shapes of areas, by the beginning of the file. */
export function recogniseShapes(start: string): Recognised | null {
  if (!/^\uFEFF?\s*\{/.test(start)) return null;
  const kind = /"(FeatureCollection|Topology|hexes|layout)"/.exec(start)?.[1];
  return kind === undefined ? null : found("boundaries", "certain", [`it begins as JSON with ${kind}`]);
}
