import type { Document, LineCounter } from "yaml";
import { isMap, isNode, isPair, isScalar, isSeq, type Node } from "yaml";
import type { StudyPath } from "./study-path.ts";

/** The node that a path leads to, or the nearest one above it that exists. `key`: the key itself rather than its value. */
function nodeAt(document: Document.Parsed, path: StudyPath, key: boolean): Node | null {
  let node: unknown = document.contents;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (pair === undefined) break;
      if (last && key && isNode(pair.key)) return pair.key;
      if (!isNode(pair.value)) return isNode(pair.key) ? pair.key : null;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (!isNode(item)) break;
      node = item;
    } else break;
  }
  return isNode(node) ? node : null;
}

/**
 * The position of a value, as editors write it: `study.yaml:14:7`.
 *
 * A path that does not exist (a key left out) gives the position of the mapping in which it is missing.
 */
export function positionOf(
  file: string,
  document: Document.Parsed,
  lines: LineCounter,
  path: StudyPath,
  key = false,
): string {
  const start = nodeAt(document, path, key)?.range?.[0];
  const { line, col } = start === undefined ? { line: 1, col: 1 } : lines.linePos(start);
  return `${file}:${line}:${col}`;
}
