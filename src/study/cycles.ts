/**
 * Names that are defined by themselves, directly or through others.
 *
 * @example restingOnThemselves(["a", "b", "c"], (name) => ({ a: ["b"], b: ["a"], c: ["a"] })[name] ?? []) // ["a", "b"]
 */
export function restingOnThemselves(
  names: Iterable<string>,
  restsOn: (name: string) => readonly string[],
): readonly string[] {
  return [...names].filter((name) => {
    const reached = new Set<string>();
    const open = [...restsOn(name)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === name) return true;
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...restsOn(next));
    }
    return false;
  });
}
