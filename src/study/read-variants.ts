import { slug } from "../places/area.ts";
import { changesOf, depthIn, isMapping, type Mapping, mergePatch } from "./merge-patch.ts";
import { Problems } from "./problems.ts";
import { checkIds } from "./same-id.ts";
import type { Study, Variant } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

export type PositionOf = (path: StudyPath, key?: boolean) => string;

/** The name of the study's own figures next to those of its variants. */
const ownChoice = "as the study says";

/** Parts of a study whose entries have names: a variant changes existing entries, so an unknown name is a mistake. */
const namedParts: readonly (readonly [path: readonly string[], what: string])[] = [
  [["populations"], "population"],
  [["measures"], "measure"],
  [["files"], "file"],
  [["places", "schemes"], "scheme"],
  [["places", "groups"], "group of places"],
];

function inside(value: unknown, path: readonly string[]): Mapping {
  const found = path.reduce<unknown>((part, step) => (isMapping(part) ? part[step] : undefined), value);
  return isMapping(found) ? found : {};
}

function checkNames(patch: unknown, plain: Mapping, own: Study, at: StudyPath, problems: Problems): void {
  for (const [path, what] of namedParts) {
    const derived = what === "population" ? own.populations.keys() : [];
    const known = new Set([...Object.keys(inside(plain, path)), ...derived]);
    for (const name of Object.keys(inside(patch, path))) {
      problems.known([...at, ...path, name], `${what} (a variant changes what the study has)`, name, known, true);
    }
  }
}

/** The position of a value in a patched study: in the patch if the patch has it, otherwise in the study. */
function patchedAt(plain: Mapping, patch: unknown, start: StudyPath, at: PositionOf): PositionOf {
  return (path, key) => {
    const depth = depthIn(patch, path);
    return depth > 0 && depth >= depthIn(plain, path) ? at([...start, ...path], key) : at(path, key);
  };
}

/**
 * The variants of a study: each is the study with a patch applied, read and checked like a study of its own.
 *
 * @param plain the study's values from YAML
 * @param read reads a study from such values
 * @throws ColdspotError (2) that names the variant, with positions inside `variants`
 */
export function readVariants(
  plain: unknown,
  own: Study,
  at: PositionOf,
  read: (value: unknown, problems: Problems, at: PositionOf) => Study,
): readonly Variant[] {
  if (!isMapping(plain)) return [];
  const { variants, ...rest } = plain;
  const patches = Object.entries(isMapping(variants) ? variants : {});
  const problems = new Problems(at);
  checkIds(
    "variant",
    patches.map(([name]) => name),
    ["variants"],
    problems,
  );
  for (const [name] of patches)
    if (slug(name) === slug(ownChoice))
      problems.add(["variants", name], `the name of the study's own choice: ${name}`, true);
  for (const [name, patch] of patches) checkNames(patch, rest, own, ["variants", name], problems);
  problems.throwIfAny();
  return patches.map(([name, patch]) => {
    const start: StudyPath = ["variants", name];
    const merged = mergePatch(rest, patch);
    const here = patchedAt(rest, patch, start, at);
    const found = new Problems((path, key) => `${here(path, key)} in the variant ${name}:`);
    if (JSON.stringify(merged) === JSON.stringify(rest)) problems.add(start, `a variant that changes nothing: ${name}`);
    problems.throwIfAny();
    return { name, changes: changesOf(patch), study: read(merged, found, here) };
  });
}
