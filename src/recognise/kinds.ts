import type { Layout } from "../study/study.ts";

/** A layout that a study can declare, or one that is recognised before this version can run it. */
export type LayoutName = Layout | "area-table";

export interface KindOfFile {
  /** In a sentence: "this is …". */
  readonly title: string;
  /** The layouts as which such a file can be read, its own first; none for a file that is no data. */
  readonly layouts: readonly LayoutName[];
}

/** Every kind of file that is recognised. */
export const kindsOfFile = {
  // Their rows of authorities are a table of areas.
  "ks4 table": {
    title: "a performance table of key stage 4",
    layouts: ["school-table", "area-table", "schools", "lookup"],
  },
  "ks2 table": {
    title: "a performance table of key stage 2",
    layouts: ["school-table", "area-table", "schools", "lookup"],
  },
  "school table": {
    title: "a table of schools with means of groups",
    layouts: ["school-table", "area-table", "schools", "lookup"],
  },
  "ees schools": {
    title: "a table of schools from Explore Education Statistics",
    layouts: ["school-table", "schools", "lookup"],
  },
  "ees areas": {
    title: "a table of areas from Explore Education Statistics",
    layouts: ["area-table", "areas"],
  },
  lait: { title: "a table of areas from the Local Authority Interactive Tool", layouts: ["area-table", "areas"] },
  "area means": { title: "a table of areas with means of groups", layouts: ["area-table", "areas"] },
  inspections: { title: "a list of Ofsted's inspections", layouts: ["ofsted-mi", "schools", "lookup"] },
  register: {
    title: "the register of schools (Get Information about Schools)",
    layouts: ["gias", "schools", "chains", "lookup"],
  },
  links: { title: "the register's links between schools", layouts: ["gias-links", "chains"] },
  "npd-ks4": { title: "an extract of key stage 4 of the National Pupil Database", layouts: ["npd-ks4", "pupils"] },
  "npd-ks2": { title: "an extract of key stage 2 of the National Pupil Database", layouts: ["npd-ks2", "pupils"] },
  "npd-census": {
    title: "an extract of the school census of the National Pupil Database",
    layouts: ["npd-census", "census", "pupils"],
  },
  pupils: { title: "a file of pupils", layouts: ["pupils", "census", "npd-ks4", "npd-ks2", "npd-census"] },
  census: { title: "a file of pupils' termly censuses", layouts: ["census", "npd-census"] },
  "schools list": {
    title: "a list of schools without results of groups",
    layouts: ["schools", "chains", "lookup", "ofsted-mi"],
  },
  areas: { title: "a list of areas", layouts: ["areas", "lookup", "achieving-excellence"] },
  lookup: { title: "a lookup of postcodes or small areas", layouts: ["lookup", "areas"] },
  boundaries: { title: "shapes of areas", layouts: ["boundaries"] },
  "national groups": { title: "a table of groups of pupils without schools or areas", layouts: [] },
  description: { title: "a description of other files", layouts: [] },
  unknown: { title: "a file that is not recognised", layouts: [] },
} as const satisfies Readonly<Record<string, KindOfFile>>;

export type KindName = keyof typeof kindsOfFile;

/** Tables of areas, which a layout of their own reads. */
export const kindsOfAreaTables: readonly KindName[] = ["ees areas", "lait", "area means"];
