import type { Layout } from "../../study/study.ts";

/** Layouts of facts that any outcome is read together with. */
export const besideAny: readonly Layout[] = [
  "schools",
  "chains",
  "areas",
  "lookup",
  "boundaries",
  "achieving-excellence",
  "gias",
  "gias-links",
];

/** Layouts whose rows belong to no year of the study: the facts, and files that say in every row when it was. */
export const timeless: readonly Layout[] = [...besideAny, "npd-ks2", "npd-census", "ofsted-mi"];
