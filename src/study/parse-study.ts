import { type Document, LineCounter, parseDocument, visit } from "yaml";
import { positionOf } from "./position.ts";
import { Problems } from "./problems.ts";
import { type PositionOf, readVariants } from "./read-variants.ts";
import { refuseIdleChoices } from "./refuse-idle.ts";
import type { Study } from "./study.ts";
import { type ShippedNames, studyOf } from "./study-of.ts";

/** The values of a YAML document; an alias can still fail when they are assembled. */
function plainValue(document: Document.Parsed, name: string, lines: LineCounter): unknown {
  const refused = (message: string, position: number) => {
    const { line, col } = lines.linePos(position);
    const broken = new Problems(() => `${name}:${line}:${col}`);
    const [first = ""] = message.split("\n");
    broken.add([], first.replace(/Maximum call stack size exceeded.*/, "nested too deeply"));
    broken.throwIfAny();
  };
  const [error] = document.errors;
  if (error !== undefined) refused(`not YAML: ${error.message}`, error.pos[0]);
  let alias = 0;
  visit(document, {
    Alias: (_, node, within) => {
      const named = node.resolve(document);
      if (named !== undefined && within.includes(named))
        refused(`an alias within the part that it names has no end: *${node.source}`, node.range?.[0] ?? 0);
      const broken = named === undefined;
      if (broken || alias === 0) alias = node.range?.[0] ?? 0;
      return broken ? visit.BREAK : undefined;
    },
  });
  try {
    return document.toJS() ?? {};
  } catch (fault) {
    refused(`not YAML: ${fault instanceof Error ? fault.message : String(fault)}`, alias);
    throw fault;
  }
}

/**
 * A study file, checked: every name known, every default filled in, every problem reported with its position.
 *
 * @param name the file's name, for positions
 * @throws ColdspotError (2) with one line per problem: `study.yaml:14:7 unknown population: persistant; did you mean persistent?`
 */
export function parseStudy(text: string, name: string, shipped: ShippedNames): Study {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const at: PositionOf = (path, key = false) => positionOf(name, document, lines, path, key);
  const values = plainValue(document, name, lines);
  const own = studyOf(values, new Problems(at), at, shipped);
  const read = (patched: unknown, problems: Problems, place: PositionOf) => studyOf(patched, problems, place, shipped);
  const study = { ...own, variants: readVariants(values, own, at, read) };
  refuseIdleChoices(study);
  return study;
}
