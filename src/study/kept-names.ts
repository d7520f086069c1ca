import { isMapping } from "./merge-patch.ts";

/** Names that the library which checks studies leaves out of every mapping, without a word. */
const kept = ["__proto__", "prototype", "constructor"];

/** Put before such a name while a study is checked, and before a name that has it already. */
const sign = "a name as it is: ";

function renamed(value: unknown, name: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, name));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [name(key), renamed(each, name)]));
}

/**
 * The values of a study with other keys in place of those that the library keeps for itself: `constructor` is an ordinary
 * name of a column, a population or an area.
 *
 * @example withoutKeptNames({ constructor: 1 }) // { "a name as it is: constructor": 1 }
 */
export function withoutKeptNames(values: unknown): unknown {
  return renamed(values, (key) => (kept.includes(key) || key.startsWith(sign) ? sign + key : key));
}

/** A key as it was before `withoutKeptNames`. */
export function nameAsItWas(key: string): string {
  return key.startsWith(sign) ? key.slice(sign.length) : key;
}

/** A mapping with its own keys as they were before `withoutKeptNames`; what they lead to is left as it is. */
export function namesAsTheyWere<Value>(mapping: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(mapping).map(([key, value]) => [nameAsItWas(key), value]));
}
