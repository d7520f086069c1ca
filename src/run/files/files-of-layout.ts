import type { FileSpec, Layout, Study } from "../../study/study.ts";

/** Where a column of a file is in the study, for errors. */
export function positions(study: Study, spec: FileSpec) {
  return (column: string) => {
    const role = [...spec.columns].find(([, header]) => header === column)?.[0];
    return role === undefined ? study.at(["files", spec.name]) : study.at(["files", spec.name, "columns", role]);
  };
}

/** The file of a layout; the study has at most one of each but areas and lookups. */
export function ofLayout(study: Study, layout: Layout): FileSpec | undefined {
  return [...study.files.values()].find((spec) => spec.layout === layout);
}
