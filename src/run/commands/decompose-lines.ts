import type { DecomposeSpec } from "../../study/decompose.ts";

/** What a run would split into parts, one line per part, with defaults spelt out. */
export function decomposeLines({
  of,
  in: places,
  from,
  to,
  parts,
  bands,
  trend,
  across,
}: DecomposeSpec): readonly string[] {
  const allowed = across === "show" ? "; across breaks, as the study says" : "";
  const gap = `the gap of ${of.join(", ")} in ${places.join(", ")}`;
  return parts.map((part) => {
    switch (part) {
      case "movement":
        return `  ${part}: the change of ${gap}, ${from} to ${to}${allowed}`;
      case "bands":
        return `  ${part}: the change of ${gap}, ${from} to ${to}, by ${bands.join(", ")}`;
      case "trend":
        return `  ${part}: ${gap}, ${trend.join(", ")}${allowed}`;
      default:
        return `  ${part.replaceAll("_", " ")}: ${gap}, ${to}`;
    }
  });
}
