import type { Union } from "./facts.ts";

/**
 * A union as text: its atoms in runs.
 *
 * @example unionText([0, 1, 2, 7]) // "0-2 7"
 */
export function unionText(of: Union): string {
  const runs: string[] = [];
  for (let at = 0; at < of.length; ) {
    const first = of[at] ?? 0;
    let last = first;
    for (at += 1; of[at] === last + 1; at += 1) last += 1;
    runs.push(first === last ? `${first}` : `${first}-${last}`);
  }
  return runs.join(" ");
}

/**
 * The union that a text means.
 *
 * @throws RangeError for a text that is not one
 * @example readUnion("0-2 7") // [0, 1, 2, 7]
 */
export function readUnion(text: string): Union {
  if (text === "") return [];
  return text.split(" ").flatMap((run) => {
    const [, from = "", to = from] = /^(\d+)(?:-(\d+))?$/.exec(run) ?? [];
    if (from === "" || Number(to) < Number(from)) throw new RangeError(`not a run of classes: ${run}`);
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
  });
}
