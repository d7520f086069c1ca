/** A mapping as YAML gives it. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A value with a patch applied: mappings merge, null removes a key, and everything else replaces.
 *
 * @source RFC 7396, JSON Merge Patch
 * @example mergePatch({ a: { b: 1, c: [2] } }, { a: { c: [3] } }) // { a: { b: 1, c: [3] } }
 */
export function mergePatch(whole: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  const merged = new Map(isMapping(whole) ? Object.entries(whole) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** How many steps of a path exist in a value. */
export function depthIn(value: unknown, path: readonly (string | number)[]): number {
  let inside = value;
  for (const [depth, step] of path.entries()) {
    if (typeof inside !== "object" || inside === null || !Object.hasOwn(inside, step)) return depth;
    inside = new Map<string, unknown>(Object.entries(inside)).get(String(step));
  }
  return path.length;
}

/**
 * What a patch changes, one line per value.
 *
 * @example changesOf({ populations: { poor: { any_of: ["a", "b"] } } }) // ["populations: poor: any_of: a, b"]
 */
export function changesOf(patch: unknown, path: readonly string[] = []): readonly string[] {
  if (isMapping(patch)) return Object.entries(patch).flatMap(([key, value]) => changesOf(value, [...path, key]));
  const value = patch === null ? "taken out" : Array.isArray(patch) ? patch.join(", ") : String(patch);
  return [[...path, value].join(": ")];
}
