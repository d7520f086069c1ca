import type { Frame } from "../../cells/frame.ts";
import { shippedScheme } from "../../places/scheme.ts";
import type { Study } from "../../study/study.ts";

/** Members of schemes that ship in which no school, or no area of a table, lies: a reader must not think that they are covered. */
export function absentMembers(study: Study, frame: Frame, unit: "school" | "area" = "school"): readonly string[] {
  return [...study.places.schemes].flatMap(([name, spec]) => {
    const scheme = spec.kind === "shipped" ? shippedScheme(spec.scheme) : null;
    const found = frame.schemes.find((each) => each.name === name)?.members ?? [];
    const absent = (scheme?.members ?? []).filter((member) => !found.some((one) => one.name === member.name));
    if (absent.length === 0) return [];
    return [`${name}: no ${unit} of the data was placed in ${absent.map((member) => member.name).join(", ")}`];
  });
}
