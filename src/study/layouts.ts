import type { FileSpec, Layout, MeasureSpec, Study } from "./study.ts";

/** Layouts of facts that any outcome is read together with. */
const besideAny: readonly Layout[] = [
  "schools",
  "chains",
  "areas",
  "lookup",
  "boundaries",
  "achieving-excellence",
  "gias",
  "gias-links",
];

/** Layouts that a pupil file is read together with. */
const besidePupils: readonly Layout[] = ["census", "npd-census", "npd-ks2", "distribution", ...besideAny];

/** Layouts of outcomes of pupils that a run reads. */
export const layoutsOfPupils: readonly Layout[] = ["school-table", "area-table", "pupils", "npd-ks4"];

/** Layouts of means that were published: they have no pupils to score. */
export const layoutsOfMeans: readonly Layout[] = ["school-table", "area-table"];

/** Every layout that a run reads. */
export const layoutsRun: readonly Layout[] = [...layoutsOfPupils, ...besidePupils, "ofsted-mi"];

/** Layouts whose rows belong to no year of the study: the facts, and files that say in every row when it was. */
export const timeless: readonly Layout[] = [...besideAny, "distribution", "npd-ks2", "npd-census", "ofsted-mi"];

/** Files a measure is made from: its own first, then the facts used with it and, for pupil records, the census. */
export function filesOf(study: Study, measure: MeasureSpec): readonly [FileSpec, ...FileSpec[]] {
  const own = study.files.get(measure.file);
  if (own === undefined) throw new Error(`a measure without its file: ${measure.name}`);
  const beside = measure.of === "schools" || layoutsOfMeans.includes(own.layout) ? besideAny : besidePupils;
  const witnesses = ({ witnessesFor }: FileSpec) => witnessesFor === own.name;
  const more = measure.of === "schools" ? measure.besideFiles : [];
  const isBeside = (file: FileSpec) => beside.includes(file.layout) || witnesses(file) || more.includes(file.name);
  return [own, ...[...study.files.values()].filter(isBeside)];
}
