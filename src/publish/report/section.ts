import type { VNode } from "preact";
import type { ReleasedContent } from "../../release/content.ts";
import type { Holdings } from "../tables/holdings.ts";

/** A section of the report. */
export interface Section {
  readonly id: string;
  /** Its heading, and its name in the list of sections. */
  readonly title: string;
  /** A shorter name for the list of sections. */
  readonly link?: string;
  /** A style that only this section needs. */
  readonly css?: string;
  /** What is under the heading; null where the study has nothing for it. */
  readonly show: (content: ReleasedContent) => VNode | null;
  /** What an output checker must know about it, where it is shown. */
  readonly holdings: (content: ReleasedContent) => Holdings;
}
