import { type Document, isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Scalar } from "yaml";
import type { StudyPath } from "./study-path.ts";

/** A name of an area, or an id with such a name in it, that a study file writes. */
export interface NameInStudy {
  /** `place`: after `in`; `member`: of a group of places; `figure`: the id of a figure. */
  readonly what: "place" | "member" | "figure";
  /** The scheme that a member belongs to; empty for the others. */
  readonly scheme: string;
  readonly words: string;
}

/** What stands where a name was left out. */
const instead = '"not named"';

const comment = `# A copy of the study file, in which areas that may not be named are written as ${instead}.\n`;

/** Keys of a group that is not a list of members: `{ in: SCHEME }` and `{ not: GROUP }`. */
const ofOthers: readonly string[] = ["in", "not"];

/** What a value of the study names, if it names an area. */
function nameAt(path: StudyPath, words: string): NameInStudy | null {
  const own = path[0] === "variants" ? path.slice(2) : path;
  const key = own.findLast((step) => typeof step === "string");
  if (own[0] === "places" && own[1] === "groups") {
    const scheme = own[3];
    return typeof scheme !== "string" || ofOthers.includes(scheme) ? null : { what: "member", scheme, words };
  }
  if (own[0] === "sensitivity" && key === "figures") return { what: "figure", scheme: "", words };
  return key === "in" ? { what: "place", scheme: "", words } : null;
}

/** Every single value of a document with its path; an alias leads to the value that it repeats. */
function scalars(document: Document.Parsed, node: unknown, path: StudyPath): readonly (readonly [StudyPath, Scalar])[] {
  if (isScalar(node)) return [[path, node]];
  if (isAlias(node)) return scalars(document, node.resolve(document), path);
  if (isSeq(node)) return node.items.flatMap((item, index) => scalars(document, item, [...path, index]));
  if (!isMap(node)) return [];
  return node.items.flatMap((item) =>
    isPair(item) && isScalar(item.key) ? scalars(document, item.value, [...path, String(item.key.value)]) : [],
  );
}

/**
 * The text of a study file with names of areas left out, and a comment that says so at its top; everything else is as it
 * was written, line by line. A text in which nothing is left out is given back as it is.
 *
 * @param isNameless whether a name is left out
 * @example // show: [{ gap: { of: poor, in: [england, village Ash] } }] without Ash: in: [england, "not named"]
 */
export function withNamesLeftOut(text: string, isNameless: (name: NameInStudy) => boolean): string {
  const document = parseDocument(text, { logLevel: "error" });
  const cuts = new Map<number, number>();
  for (const [path, { source, value, range }] of scalars(document, document.contents, [])) {
    const name = nameAt(path, source ?? String(value));
    if (name !== null && range !== null && range !== undefined && isNameless(name)) cuts.set(range[0], range[1]);
  }
  if (cuts.size === 0) return text;
  let left = text;
  for (const [from, to] of [...cuts].sort(([a], [b]) => b - a))
    left = `${left.slice(0, from)}${instead}${left.slice(from, to).endsWith("\n") ? "\n" : ""}${left.slice(to)}`;
  return `${comment}${left}`;
}
