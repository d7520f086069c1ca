import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { type Area, slug } from "../places/area.ts";
import { districtByCode } from "../places/district.ts";
import { country, regionNamed } from "../places/regions.ts";
import { wrongAuthority, wrongCode } from "../places/standing.ts";
import type { PlaceSpec, SchemeSpec, Study } from "../study/study.ts";
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

/** Schemes whose members are texts of pupils' records, whatever these hold. */
export function schemesOfPupils({ files, places }: Study): ReadonlySet<string> {
  const roles = new Set(
    [...files.values()].flatMap(({ layout, columns }) => (layout === "pupils" ? [...columns.keys()] : [])),
  );
  const isOfPupils = (scheme: SchemeSpec) =>
    scheme.kind === "column" && scheme.codes === null && roles.has(scheme.column);
  return new Set([...places.schemes].flatMap(([name, scheme]) => (isOfPupils(scheme) ? [name] : [])));
}

/** Areas as unions of places, under every name that the study can use for them. */
export class Areas {
  readonly #byName = new Map<string, readonly Area[]>();
  readonly #areas = new Map<string, Area>();
  readonly #places = new Map<string, Uint8Array>();
  /** By group: places not known to belong or not; they count neither in the group nor in its opposite. */
  readonly #unknown = new Map<string, Uint8Array>();

  readonly #at: (path: StudyPath) => string;
  readonly #ofPupils: ReadonlySet<string>;

  /**
   * @param at gives the position of a path in the study file, for errors
   * @param ofPupils schemes whose members are texts of pupils' records: no error shows them, except regions and districts
   * @throws ColdspotError (2) for a member that the data do not have, (3) for areas that would have the same figure ids
   */
  constructor(
    frame: Frame,
    spec: PlaceSpec,
    at: (path: StudyPath) => string,
    ofPupils: ReadonlySet<string> = new Set(),
  ) {
    this.#at = at;
    this.#ofPupils = ofPupils;
    const size = frame.places.keys.length;
    this.#add(wholeArea(spec), frame.whole ?? new Uint8Array(size).fill(1), "england");
    for (const scheme of frame.schemes) this.#addScheme(scheme);
    for (const group of spec.groups.keys()) this.#addGroup(group, frame, spec, []);
  }

  /** The areas that a name refers to; none when the name is not known. */
  readonly find = (name: string): readonly Area[] => this.#byName.get(name) ?? this.#byName.get(slug(name)) ?? [];

  /** Names that an error may list: of the schemes of pupils' texts the scheme's own alone. */
  get names(): readonly string[] {
    return [...this.#byName]
      .filter(([name, areas]) => this.#ofPupils.has(name) || areas.every((area) => this.#mayShow(area)))
      .map(([name]) => shortWord(name));
  }

  #mayShow({ scheme, code, name }: Area): boolean {
    return !this.#ofPupils.has(scheme) || regionNamed(name) !== null || isDistrict(code);
  }

  /** 1 for each place of the frame that belongs to the area. */
  placesOf(area: Area): Uint8Array {
    const places = this.#places.get(area.key);
    if (places === undefined) throw new Error(`no places for area ${area.key}`);
    return places;
  }

  #add(area: Area, places: Uint8Array, ...names: readonly string[]): void {
    const before = this.#areas.get(area.key);
    if (before !== undefined) {
      const alike = ![before, area].every((each) => this.#mayShow(each))
        ? `two areas have the same name in figure ids, in the scheme: ${area.scheme}`
        : `two areas have the same name in figure ids, ${shortWord(area.key)}: ${shortWord(before.name)} and ${shortWord(area.name)}`;
      throw new ColdspotError(alike, {
        exitCode: 3,
        advice: "give them names that differ in a letter or digit, or the same name if they are one area",
      });
    }
    this.#areas.set(area.key, area);
    this.#places.set(area.key, places);
    for (const name of new Set(names)) this.#byName.set(name, [...(this.#byName.get(name) ?? []), area]);
  }

  #addScheme({ name, members, memberOf }: SchemeOnPlaces): void {
    const labels = members.map((member) =>
      member.name.startsWith(`${name} ${member.code}`) ? member.code : member.name,
    );
    for (const [index, { code, name: own, within }] of members.entries()) {
      const label = labels[index] ?? code;
      // One name with two codes is an authority that was created again. The code distinguishes the old from the new.
      const twice = labels.some((other, at) => at !== index && other === label);
      const key = slug(twice ? `${name} ${label} ${code}` : `${name} ${label}`);
      const places = Uint8Array.from(memberOf, (member) => (member === index ? 1 : 0));
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
        const near = didYouMean(
          wanted,
          members
            .filter((member) => this.#mayShow({ key: "", scheme: rule.scheme, ...member }))
            .map(({ name: own }) => shortWord(own)),
        );
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
    this.#add({ key: slug(name), scheme: "group", code: slug(name), name, within: null }, places, name);
    return places;
  }
}
