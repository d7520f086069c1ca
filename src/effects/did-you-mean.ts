/** Optimal string alignment distance: the number of insertions, deletions, changes and swaps of neighbouring letters. */
function distance(a: string, b: string): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (back[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (twoBack[j - 2] ?? 0) + 1);
      row.push(best);
    }
    twoBack = back;
    back = row;
  }
  return back[b.length] ?? 0;
}

/**
 * The known name nearest to a mistyped one, or null when none is near: more than a third of the letters would change.
 *
 * Case and spaces at the ends are ignored; of names equally near, the first is taken.
 *
 * @example nearestName("persistant", ["all", "persistent"]) // "persistent"
 */
export function nearestName(wanted: string, known: Iterable<string>): string | null {
  const plain = wanted.trim().toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const name of known) {
    const far = distance(plain, name.trim().toLowerCase());
    if (far < bestDistance) {
      best = name;
      bestDistance = far;
    }
  }
  return best;
}

/**
 * The end of an error about an unknown name: the nearest known one, or all of them if none is near.
 *
 * @example didYouMean("persistant", ["all", "persistent"]) // "; did you mean persistent?"
 * @example didYouMean("xyz", ["all", "others"]) // "; known: all, others"
 */
export function didYouMean(wanted: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearestName(wanted, names);
  if (near !== null) return `; did you mean ${near}?`;
  if (names.length === 0) return "";
  const shown = names.slice(0, 12).join(", ");
  return `; known: ${shown}${names.length > 12 ? ` and ${names.length - 12} more` : ""}`;
}
