// biome-ignore-all lint/a11y/noRedundantRoles: WebKit forgets that a table is one once CSS stacks its cells
// biome-ignore-all lint/a11y/useSemanticElements: the elements are there, the roles are for the stacked layout
import type { VNode } from "preact";
import { percent } from "./coordinate.ts";
import { gradeColour } from "./grade-look.ts";
import { palette } from "./palette.ts";

/** One bar: how many had each grade, best first; null where the numbers are not shown. */
export interface GradeBarRow {
  readonly label: string;
  readonly time: string;
  readonly counts: readonly number[] | null;
  /** The first of the bars of one label: a line is drawn above it. */
  readonly starts: boolean;
}

export interface GradeBarsProps {
  readonly rows: readonly GradeBarRow[];
  /** Names of the grades, best first. */
  readonly grades: readonly string[];
  readonly title: string;
  readonly caption: string;
  readonly heading: string;
}

function shareText(count: number, total: number): string {
  return total === 0 ? "–" : `${Math.round((100 * count) / total)}%`;
}

/** Parts of a whole as one bar. Hidden from assistive technology: the shares are in the neighbouring cells. */
function Bar({ counts }: { readonly counts: readonly number[] }): VNode {
  const total = counts.reduce((a, b) => a + b, 0);
  const before = (place: number) => counts.slice(0, place).reduce((a, b) => a + b, 0);
  return (
    <svg class="grade-bar" width="100%" height="20" aria-hidden="true">
      {counts.map((count, place) => (
        <rect
          key={gradeColour(place)}
          x={percent(total === 0 ? 0 : (100 * before(place)) / total)}
          y="2"
          width={percent(total === 0 ? 0 : (100 * count) / total)}
          height="16"
          fill={gradeColour(place)}
          stroke={palette.paper}
          stroke-width="1"
        />
      ))}
    </svg>
  );
}

/**
 * Shares of grades as stacked bars, in a table in which every number is text.
 *
 * Needs `gradeBarsCss` in the page. Rows are shown in the order given.
 */
export function GradeBars({ rows, grades, title, caption, heading }: GradeBarsProps): VNode {
  return (
    <table class="grade-bars" role="table">
      <caption>
        <span class="title">{title}</span>
        <span class="formal">{caption}</span>
        <span class="key">
          {grades.map((grade, place) => (
            <span class="key-item" key={grade}>
              <svg width="14" height="14" aria-hidden="true">
                <rect width="14" height="14" fill={gradeColour(place)} />
              </svg>
              {grade}
            </span>
          ))}
        </span>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th class="name" scope="col" role="columnheader">
            {heading}
          </th>
          <th class="time" scope="col" role="columnheader">
            When
          </th>
          <th class="bar" scope="col" role="columnheader">
            Share of schools
          </th>
          {grades.map((grade) => (
            <th class="count" scope="col" role="columnheader" key={grade}>
              {grade}
            </th>
          ))}
          <th class="count" scope="col" role="columnheader">
            Schools
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ label, time, counts, starts }) => {
          const total = counts?.reduce((a, b) => a + b, 0) ?? 0;
          return (
            <tr key={`${label} ${time}`} class={starts ? "starts" : "goes-on"} role="row">
              <th class="name" scope="row" role="rowheader">
                {label}
              </th>
              <td class="time" role="cell">
                {time}
              </td>
              <td class="bar" role="cell">
                {counts === null ? "not shown" : <Bar counts={counts} />}
              </td>
              {grades.map((grade, place) => (
                <td class="count" role="cell" key={grade} data-heading={grade}>
                  {counts === null ? "–" : shareText(counts[place] ?? 0, total)}
                </td>
              ))}
              <td class="count" role="cell" data-heading="Schools">
                {counts === null ? "–" : String(total).replace(/\B(?=(\d{3})+$)/g, ",")}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The style of `GradeBars` and `GradeMoves`; below 40rem each row becomes a small block. */
export const gradeBarsCss = `
.grade-bars { width: 100%; margin-bottom: 2.5rem; border-collapse: collapse; font-size: .9375rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.grade-bars caption { padding: 0 0 .75rem; text-align: left; }
.grade-bars caption > span { display: block; max-width: 46rem; overflow-wrap: anywhere; }
.grade-bars .title { font-weight: 700; }
.grade-bars .formal { margin-top: .25rem; color: #505a5f; font-size: .875rem; }
.grade-bars .key { margin-top: .5rem; font-size: .875rem; }
.grade-bars .key-item { display: inline-block; margin-right: 1.25rem; white-space: nowrap; }
.grade-bars .key-item svg { margin-right: .375rem; vertical-align: -.125rem; }
.grade-bars th, .grade-bars td { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: middle; font-weight: 400; }
.grade-bars thead th { border-bottom: 1px solid #505a5f; font-weight: 700; vertical-align: bottom; }
.grade-bars .starts th, .grade-bars .starts td { border-top: 1px solid #e4e6e7; padding-top: .5rem; }
.grade-bars .goes-on .name { color: transparent; }
.grade-bars .name { width: 20%; min-width: 7rem; }
.grade-bars .time { white-space: nowrap; }
.grade-bars .bar { width: 34%; }
.grade-bars .bar svg { display: block; }
.grade-bars .count { text-align: right; }
.grade-bars .count:last-child { padding-right: 0; }
.grade-moves { margin: 0 0 1rem; }
.grade-moves svg { display: block; width: 100%; max-width: 40rem; height: auto; }
@media screen and (max-width: 40rem) {
  .grade-bars, .grade-bars caption, .grade-bars tbody { display: block; }
  .grade-bars thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .grade-bars tbody tr { display: flex; flex-wrap: wrap; gap: .125rem 1rem; padding: .25rem 0; }
  .grade-bars tbody th, .grade-bars tbody td { display: block; width: auto; padding: 0; border: 0; }
  .grade-bars tbody .starts { border-top: 1px solid #b1b4b6; padding-top: .625rem; }
  .grade-bars tbody .name, .grade-bars tbody .bar, .grade-bars tbody .time { flex: 0 0 100%; width: 100%; }
  .grade-bars tbody .starts .name { font-weight: 700; }
  .grade-bars tbody .starts th, .grade-bars tbody .starts td { border: 0; padding: 0; }
  .grade-bars tbody .goes-on .name { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .grade-bars tbody .count { text-align: left; }
  .grade-bars tbody .count::before { content: attr(data-heading) " "; content: attr(data-heading) " " / ""; color: #505a5f; }
  .grade-bars tbody tr { position: relative; }
}
@media print { .grade-bars { font-size: 9pt; } .grade-bars tr { break-inside: avoid; } }
@media (forced-colors: active) { .grade-bars svg, .grade-moves svg { forced-color-adjust: none; background: #fff; } }
`;
