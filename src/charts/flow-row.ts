/** One step of a flow: what was left out in it, and what is left after it. */
export interface FlowRow {
  readonly label: string;
  /** `all`: a step that leaves nothing out, such as the first and the last; `part`: some of those left, shown separately. */
  readonly kind: "all" | "left out" | "part";
  /** The counts as text, printed as in every other output; empty if there is none to show. */
  readonly leftOut: string;
  readonly left: string;
  /** Shares of the first step, from 0 to 1, before and after this one; null where they may not be drawn. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface FlowHeadings {
  readonly step: string;
  readonly bar: string;
  readonly leftOut: string;
  readonly left: string;
}

export const flowHeadings: FlowHeadings = {
  step: "Step",
  bar: "Share left",
  leftOut: "Left out",
  left: "Left",
};
