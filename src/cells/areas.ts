import { type Area, slug } from "../places/area.ts";
import { country } from "../places/regions.ts";
import type { PlaceSpec } from "../study/study.ts";
import type { Frame, SchemeOnPlaces } from "./frame.ts";

/** The whole of the data: England with its code, or what the study says it covers (`places: { whole: Surrey }`). */
function wholeArea({ whole }: PlaceSpec): Area {
  const { code, name } = country();
  if (whole === null) return { key: "england", scheme: "national", code, name, within: null };
  return { key: slug(whole), scheme: "national", code: "z", name: whole, within: null };
}

/** Areas as unions of places, by every name the study can call them. */
export class Areas {
  readonly #byName = new Map<string, readonly Area[]>();
  readonly #places = new Map<string, Uint8Array>();

  constructor(frame: Frame, spec: PlaceSpec) {
    const size = frame.places.keys.length;
    this.#add("england", wholeArea(spec), new Uint8Array(size).fill(1));
    for (const scheme of frame.schemes) this.#addScheme(scheme);
    for (const group of spec.groups.keys()) this.#addGroup(group, frame, spec, []);
  }

  /** The areas a name stands for; none when it is not known. */
  readonly find = (name: string): readonly Area[] => this.#byName.get(name) ?? this.#byName.get(slug(name)) ?? [];

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  /** 1 for each place of the frame that belongs to the area. */
  placesOf(area: Area): Uint8Array {
    const places = this.#places.get(area.key);
    if (places === undefined) throw new Error(`no places for area ${area.key}`);
    return places;
  }

  #add(name: string, area: Area, places: Uint8Array): void {
    this.#byName.set(name, [area]);
    this.#places.set(area.key, places);
  }

  #addScheme({ name, members, memberOf }: SchemeOnPlaces): void {
    const areas = members.map((member, index): Area => {
      const label = member.name.startsWith(`${name} ${member.code}`) ? member.code : member.name;
      const area = {
        key: slug(`${name} ${label}`),
        scheme: name,
        code: member.code,
        name: member.name,
        within: member.within,
      };
      const places = Uint8Array.from(memberOf, (own) => (own === index ? 1 : 0));
      for (const alias of new Set([`${name} ${member.name}`, `${name} ${member.code}`])) this.#add(alias, area, places);
      return area;
    });
    this.#byName.set(name, areas);
  }

  #addGroup(name: string, frame: Frame, spec: PlaceSpec, trail: readonly string[]): Uint8Array {
    const rule = spec.groups.get(name);
    if (rule === undefined) throw new RangeError(`no such group of places: ${name}`);
    if (trail.includes(name))
      throw new RangeError(`groups of places that rest on each other: ${[...trail, name].join(", ")}`);
    const known = this.#byName.get(name)?.[0];
    if (known !== undefined) return this.placesOf(known);
    const places = new Uint8Array(frame.places.keys.length);
    if (rule.kind === "not") {
      const inside = this.#addGroup(rule.group, frame, spec, [...trail, name]);
      for (const [place, value] of inside.entries()) places[place] = 1 - value;
    } else {
      const scheme = frame.schemes.find((candidate) => candidate.name === rule.scheme);
      const wanted = rule.kind === "in" ? null : new Set(rule.members);
      for (const [place, own] of (scheme?.memberOf ?? new Int32Array()).entries()) {
        const member = scheme?.members[own];
        if (member !== undefined && (wanted === null || wanted.has(member.code) || wanted.has(member.name)))
          places[place] = 1;
      }
    }
    this.#add(name, { key: slug(name), scheme: "group", code: slug(name), name, within: null }, places);
    return places;
  }
}
