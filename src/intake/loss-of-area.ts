import type { Area } from "../places/area.ts";

/** Schools of an area and year whose row, or group, could not be used. */
export interface LossOfArea {
  readonly file: string;
  readonly area: Pick<Area, "scheme" | "code" | "name">;
  readonly year: number;
  /** Null: whole rows. */
  readonly group: string | null;
  readonly wanted: number;
  readonly lost: number;
  readonly noValue: number;
}
