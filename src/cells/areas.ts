import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { type Area, slug } from "../places/area.ts";
import { districtByCode } from "../places/district.ts";
import { country } from "../places/regions.ts";
import { wrongAuthority, wrongCode } from "../places/standing.ts";
import type { PlaceSpec } from "../study/study.ts";
import type { StudyPath } from "../study/study-path.ts";
import type { Frame, SchemeOnPlaces } from "./frame.ts";
import { notKnown } from "./whereabouts.ts";

/** The whole of the data: England with its code, or what the study says it covers (`places: { whole: Surrey }`). */
function wholeArea({ whole }: PlaceSpec): Area {
  const { code, name } = country();
  if (whole === null) return { key: "england", scheme: "national", code, name, within: null };
  return { key: slug(whole), scheme: "national", code: "z", name: whole, within: null };
}

const isDistrict = (code: string) => districtByCode(code) !== null;

/** The mask of an area is kept if the area has at least one in so many of all places, so that few are kept for a scheme. */
const fewestKept = 64;

/** Codes of the places of each member, ascending. */
function codesOfMembers(memberOf: Int32Array, members: number): readonly Int32Array[] {
  const start = new Int32Array(members + 1);
  for (const member of memberOf) if (member >= 0) start[member + 1] = (start[member + 1] ?? 0) + 1;
  for (let member = 0; member < members; member++) start[member + 1] = (start[member + 1] ?? 0) + (start[member] ?? 0);
  const next = start.slice();
  const codes = new Int32Array(start[members] ?? 0);
  for (const [place, member] of memberOf.entries())
    if (member >= 0) {
      const at = next[member] ?? 0;
      codes[at] = place;
      next[member] = at + 1;
    }
  return Array.from({ length: members }, (_, member) => codes.subarray(start[member], start[member + 1]));
}

/** Areas as unions of places, under every name that the study can use for them. */
export class Areas {
  readonly #byName = new Map<string, Area[]>();
  readonly #areas = new Map<string, Area>();
  /** By area: the codes of its places, ascending. A mask of all places for each of many areas would fill the memory. */
  readonly #codes = new Map<string, Int32Array>();
  readonly #masks = new Map<string, Uint8Array>();
  readonly #size: number;
  /** By group: places not known to belong or not; they count neither in the group nor in its opposite. */
  readonly #unknown = new Map<string, Uint8Array>();

  readonly #at: (path: StudyPath) => string;
  /** Schemes whose areas no error names, because the words are those of records. */
  readonly notListed: ReadonlySet<string>;

  /**
   * @param at gives the position of a path in the study file, for errors
   * @param notListed schemes whose areas no error names: a region is public, but not that somebody lives in it
   * @throws ColdspotError (2) for a member that the data do not have, (3) for areas that would have the same figure ids
   */
  constructor(
    frame: Frame,
    spec: PlaceSpec,
    at: (path: StudyPath) => string,
    notListed: ReadonlySet<string> = new Set(),
  ) {
    this.#at = at;
    this.notListed = notListed;
    this.#size = frame.places.keys.length;
    this.#add(
      wholeArea(spec),
      Int32Array.from(
        [...frame.places.keys.keys()].filter((code) => frame.whole === undefined || frame.whole[code] === 1),
      ),
      "england",
    );
    for (const scheme of frame.schemes) this.#addScheme(scheme);
    for (const group of spec.groups.keys()) this.#addGroup(group, frame, spec, []);
  }

  /** The areas that a name refers to; none when the name is not known. */
  readonly find = (name: string): readonly Area[] => this.#byName.get(name) ?? this.#byName.get(slug(name)) ?? [];

  /** The areas of a scheme, in the order of its members. */
  readonly of = (scheme: string): readonly Area[] => this.find(scheme).filter((area) => area.scheme === scheme);

  /** Names that an error may list: of the schemes of records the scheme's own alone. */
  get names(): readonly string[] {
    return [...this.#byName]
      .filter(([name, areas]) => this.notListed.has(name) || areas.every((area) => this.mayList(area)))
      .map(([name]) => shortWord(name));
  }

  /** Whether an error may name an area: whatever the study asks for, it is not known yet how many are in it. */
  mayList({ scheme }: Pick<Area, "scheme">): boolean {
    return !this.notListed.has(scheme);
  }

  /** Codes of the places of the frame that belong to the area, ascending. */
  codesOf(area: Area): Int32Array {
    const codes = this.#codes.get(area.key);
    if (codes === undefined) throw new Error(`no places for area ${area.key}`);
    return codes;
  }

  /** 1 for each place of the frame that belongs to the area. */
  placesOf(area: Area): Uint8Array {
    const known = this.#masks.get(area.key);
    if (known !== undefined) return known;
    const codes = this.codesOf(area);
    const mask = new Uint8Array(this.#size);
    for (const code of codes) mask[code] = 1;
    // One for every area of a large scheme would be the square of their number.
    if (codes.length * fewestKept >= this.#size) this.#masks.set(area.key, mask);
    return mask;
  }

  #add(area: Area, codes: Int32Array, ...names: readonly string[]): void {
    const before = this.#areas.get(area.key);
    if (before !== undefined) {
      const alike = ![before, area].every((each) => this.mayList(each))
        ? `two areas have the same name in figure ids, in the scheme: ${area.scheme}`
        : `two areas have the same name in figure ids, ${shortWord(area.key)}: ${shortWord(before.name)} and ${shortWord(area.name)}`;
      throw new ColdspotError(alike, {
        exitCode: 3,
        advice: "give them names that differ in a letter or digit, or the same name if they are one area",
      });
    }
    this.#areas.set(area.key, area);
    this.#codes.set(area.key, codes);
    for (const name of new Set(names)) {
      const before = this.#byName.get(name);
      if (before === undefined) this.#byName.set(name, [area]);
      else before.push(area);
    }
  }

  #addScheme({ name, members, memberOf }: SchemeOnPlaces): void {
    const labels = members.map((member) =>
      member.name.startsWith(`${name} ${member.code}`) ? member.code : member.name,
    );
    const timesUsed = new Map<string, number>();
    for (const label of labels) timesUsed.set(label, (timesUsed.get(label) ?? 0) + 1);
    const codes = codesOfMembers(memberOf, members.length);
    for (const [index, { code, name: own, within }] of members.entries()) {
      const label = labels[index] ?? code;
      // One name with two codes is an authority that was created again. The code distinguishes the old from the new.
      const twice = (timesUsed.get(label) ?? 0) > 1;
      const key = slug(twice ? `${name} ${label} ${code}` : `${name} ${label}`);
      const places = codes[index] ?? new Int32Array();
      this.#add({ key, scheme: name, code, name: own, within }, places, name, `${name} ${own}`, `${name} ${code}`);
    }
  }

  #addGroup(name: string, frame: Frame, spec: PlaceSpec, trail: readonly string[]): Uint8Array {
    const rule = spec.groups.get(name);
    if (rule === undefined) throw new RangeError(`no such group of places: ${name}`);
    if (trail.includes(name))
      throw new RangeError(`groups of places defined by each other: ${[...trail, name].join(", ")}`);
    const known = this.#byName.get(name)?.find(({ scheme }) => scheme === "group");
    if (known !== undefined) return this.placesOf(known);
    const places = new Uint8Array(frame.places.keys.length);
    if (rule.kind === "not") {
      const inside = this.#addGroup(rule.group, frame, spec, [...trail, name]);
      const unknown = this.#unknown.get(rule.group) ?? new Uint8Array();
      this.#unknown.set(name, unknown);
      for (const [place, value] of inside.entries()) places[place] = value === 1 || unknown[place] === 1 ? 0 : 1;
    } else {
      const scheme = frame.schemes.find((candidate) => candidate.name === rule.scheme);
      const members = scheme?.members ?? [];
      const isMember = (wanted: string) => members.some((member) => member.code === wanted || member.name === wanted);
      for (const wanted of rule.kind === "in" ? [] : rule.members) {
        if (isMember(wanted)) continue;
        const near = this.mayList(rule)
          ? didYouMean(
              wanted,
              members.map(({ name: own }) => shortWord(own)),
            )
          : "";
        const day = spec.districtsOn;
        const wrong =
          day === null ? null : (wrongAuthority(wanted, day) ?? (isDistrict(wanted) ? wrongCode(wanted, day) : null));
        throw new ColdspotError(
          `${this.#at(["places", "groups", name, rule.scheme])} no such ${rule.scheme} in the data: ${wrong ?? `${wanted}${near}`}`,
          {
            exitCode: 2,
            advice: "name its members as the data name them, or leave out those that the data do not have",
          },
        );
      }
      const inside = (own: number) => {
        const member = members[own];
        if (member === undefined || rule.kind === "in") return member !== undefined;
        return rule.members.includes(member.code) || rule.members.includes(member.name);
      };
      const memberOf = scheme?.memberOf ?? new Int32Array();
      this.#unknown.set(
        name,
        Uint8Array.from(memberOf, (own) => (own === notKnown ? 1 : 0)),
      );
      for (const [place, own] of memberOf.entries()) places[place] = inside(own) ? 1 : 0;
    }
    const codes = Int32Array.from([...places.keys()].filter((code) => places[code] === 1));
    this.#add({ key: slug(name), scheme: "group", code: slug(name), name, within: null }, codes, name);
    return places;
  }
}
