/** The style of `FlowTable`; needs no other styles. Below 40rem each row becomes a small block. */
export const flowTableCss = `
.flow-table { width: 100%; margin-bottom: 1rem; border-collapse: collapse; font-size: .9375rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.flow-table caption { padding: 0 0 .75rem; text-align: left; }
.flow-table caption > span { display: block; max-width: 46rem; overflow-wrap: anywhere; }
.flow-table .title { font-weight: 700; }
.flow-table .formal { margin-top: .25rem; color: #505a5f; font-size: .875rem; }
.flow-table .key { margin-top: .5rem; color: #505a5f; font-size: .875rem; }
.flow-table .key-item { display: inline-block; margin-right: 1.25rem; white-space: nowrap; }
.flow-table .key-item svg { margin-right: .375rem; vertical-align: -.125rem; }
.flow-table th, .flow-table td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid #e4e6e7; text-align: left; vertical-align: middle; font-weight: 400; }
.flow-table thead th { border-bottom-color: #505a5f; font-weight: 700; vertical-align: bottom; }
.flow-table .step { width: 38%; overflow-wrap: anywhere; }
.flow-table .bar { width: 38%; }
.flow-table .bar svg { display: block; }
.flow-table .count { text-align: right; white-space: nowrap; }
.flow-table .count:last-child { padding-right: 0; }
.flow-table .all th, .flow-table .all td { font-weight: 700; }
.flow-table .left-out .step, .flow-table .part .step { padding-left: .875rem; }
.flow-table tbody .empty { color: #505a5f; font-weight: 400; }
@media screen and (max-width: 40rem) {
  .flow-table, .flow-table caption, .flow-table tbody { display: block; }
  .flow-table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .flow-table tbody tr { display: flex; flex-wrap: wrap; gap: .125rem 1rem; padding: .5rem 0; border-bottom: 1px solid #e4e6e7; }
  .flow-table tbody th, .flow-table tbody td { display: block; width: auto; padding: 0; border: 0; }
  .flow-table tbody .step, .flow-table tbody .bar { flex: 0 0 100%; }
  .flow-table .left-out .step, .flow-table .part .step { padding-left: 0; }
  .flow-table tbody .count { text-align: left; }
  .flow-table tbody .count::before { content: attr(data-heading) " "; content: attr(data-heading) " " / ""; color: #505a5f; font-weight: 400; }
  .flow-table tbody .count.empty { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .flow-table tbody tr { position: relative; }
}
@media print { .flow-table { font-size: 9pt; } .flow-table tr { break-inside: avoid; } }
@media (forced-colors: active) { .flow-table svg { forced-color-adjust: none; background: #fff; } }
`;
