import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import type { StudyPath } from "./study-path.ts";

/** Collects everything that is wrong with a study file, so that one run shows all of it. */
export class Problems {
  readonly #found: string[] = [];
  readonly #at: (path: StudyPath, key?: boolean) => string;

  constructor(at: (path: StudyPath, key?: boolean) => string) {
    this.#at = at;
  }

  add(path: StudyPath, message: string, key = false): void {
    this.#found.push(`${this.#at(path, key)} ${message}`);
  }

  /** Notes an unknown name with the nearest known one; true when the name is known. */
  known(path: StudyPath, what: string, name: string, names: Iterable<string>, key = false): boolean {
    const all = [...names];
    if (all.includes(name)) return true;
    this.add(path, `unknown ${what}: ${name}${didYouMean(name, all)}`, key);
    return false;
  }

  throwIfAny(): void {
    if (this.#found.length === 0) return;
    const count = this.#found.length === 1 ? "" : `${this.#found.length} problems in the study file\n`;
    throw new ColdspotError(`${count}${this.#found.join("\n")}`, {
      exitCode: 2,
      advice: "correct the study file; docs/study.md lists every key",
    });
  }
}
