import { dictionary } from "./dictionary.ts";
import type { Frame, Member, SchemeOnPlaces } from "./frame.ts";

/** Where something is counted in one scheme: in a member, in none, or not known. */
export type Whereabouts =
  | { readonly kind: "in"; readonly member: Member }
  | { readonly kind: "outside" }
  | { readonly kind: "unknown"; readonly reason: string };

export const outside: Whereabouts = { kind: "outside" };
export const inMember = (member: Member): Whereabouts => ({ kind: "in", member });
export const unknown = (reason: string): Whereabouts => ({ kind: "unknown", reason });

/** What `SchemeOnPlaces.memberOf` holds for places in no member, and for those where the member is not known. */
const inNone = -1;
export const notKnown = -2;

/** Everything the schemes say about a place, as one key. */
export function placeKey(profile: readonly Whereabouts[]): string {
  return JSON.stringify(
    profile.map((one) => (one.kind === "in" ? one.member.code : one.kind === "outside" ? inNone : notKnown)),
  );
}

/**
 * The schemes of a frame, from what they say about each place.
 *
 * @param names names of the schemes, in the order of each profile
 */
export function schemesOnPlaces(
  names: readonly string[],
  profiles: Iterable<readonly Whereabouts[]>,
  places: Frame["places"],
): readonly SchemeOnPlaces[] {
  const found = names.map(() => new Map<string, Member>());
  for (const profile of profiles)
    for (const [at, one] of profile.entries()) if (one.kind === "in") found[at]?.set(one.member.code, one.member);
  return names.map((name, at) => {
    const members = found[at] ?? new Map<string, Member>();
    const codes = dictionary(members.keys());
    return {
      name,
      members: codes.keys.map((code) => members.get(code) ?? { code, name: code, within: null }),
      memberOf: Int32Array.from(places.keys, (key) => {
        const code: unknown = JSON.parse(key)[at];
        return typeof code === "string" ? (codes.indexOf.get(code) ?? inNone) : Number(code);
      }),
    };
  });
}
