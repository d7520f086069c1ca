import { slug } from "../places/area.ts";
import type { Problems } from "./problems.ts";
import type { StudyPath } from "./study-path.ts";

/** Notes names that figure ids cannot tell apart ("not poor", "Not-poor") or cannot write at all ("—"). */
export function checkIds(what: string, names: Iterable<string>, at: StudyPath, problems: Problems): void {
  const taken = new Map<string, string>();
  for (const name of names) {
    const id = slug(name);
    const before = taken.get(id);
    if (id === "") problems.add([...at, name], `a ${what} needs a letter or a digit in its name: ${name}`, true);
    else if (before !== undefined)
      problems.add([...at, name], `figure ids write two ${what}s alike, as ${id}: ${before} and ${name}`, true);
    taken.set(id, name);
  }
}
