import { slug } from "../places/area.ts";
import type { Problems } from "./problems.ts";
import type { StudyPath } from "./study-path.ts";

/** Reports names that are the same in figure ids ("not poor", "Not-poor") or that ids cannot contain at all ("—"). */
export function checkIds(what: string, names: Iterable<string>, at: StudyPath, problems: Problems): void {
  const taken = new Map<string, string>();
  for (const name of names) {
    const id = slug(name);
    const before = taken.get(id);
    if (/\p{Cc}/u.test(name))
      problems.add([...at, name], `a ${what} with a control character in its name: ${name}`, true);
    else if (id === "") problems.add([...at, name], `a ${what} needs a letter or a digit in its name: ${name}`, true);
    else if (before !== undefined)
      problems.add([...at, name], `two ${what}s have the same name in figure ids, ${id}: ${before} and ${name}`, true);
    taken.set(id, name);
  }
}
