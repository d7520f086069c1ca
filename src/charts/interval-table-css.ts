/** The style of `IntervalTable`; needs no other styles. Below 45rem each row becomes a small block. */
export const intervalTableCss = `
.interval-table {
  width: 100%;
  border-collapse: separate;
  border-spacing: 0;
  background: #fff;
  color: #0b0c0c;
  font: 0.9375rem/1.3 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
.interval-table caption { padding: 0 0 1rem; text-align: left; }
.interval-table caption > span { display: block; max-width: 46rem; }
.interval-table .title { font-size: 1.25rem; font-weight: 700; line-height: 1.25; }
.interval-table .formal { margin-top: 0.375rem; color: #505a5f; }
.interval-table .key { margin: 0.75rem 0 0 -0.4375rem; color: #505a5f; font-size: 0.875rem; }
.interval-table .key-item { display: inline-block; margin-right: 1.25rem; white-space: nowrap; }
.interval-table .key-item svg { margin-right: 0.25rem; vertical-align: -0.125rem; }
.interval-table th, .interval-table td {
  padding: 0.3125rem 0.5rem;
  border-bottom: 1px solid #e4e6e7;
  font-weight: 400;
  text-align: left;
  vertical-align: middle;
}
.interval-table thead th {
  padding-bottom: 0.5rem;
  border-bottom: 1px solid #505a5f;
  background: #fff;
  font-weight: 700;
  vertical-align: bottom;
}
.interval-table .estimate, .interval-table .interval,
.interval-table .pupils, .interval-table .schools,
.interval-table .shrunken, .interval-table .ranks { text-align: right; white-space: nowrap; }
.interval-table tbody .estimate { font-weight: 700; }
.interval-table .name { width: 20%; padding-left: 0; }
.interval-table .strip { width: 36%; min-width: 11.25rem; padding-left: 0; padding-right: 0; }
.interval-table thead .strip { padding-bottom: 0; }
.interval-table .strip svg { display: block; overflow: visible; }
.interval-table td.strip { position: relative; }
.interval-table td.strip svg { position: absolute; top: 0; left: 0; width: 100%; height: calc(100% + 1px); }
.interval-table tbody tr { height: 1.875rem; }
.interval-table tbody .note { width: 18%; padding-right: 0; color: #505a5f; font-size: 0.875rem; line-height: 1.2; }
.interval-table tbody .empty, .interval-table .status-hidden .name { color: #505a5f; font-weight: 400; }
.interval-table .strong .name, .interval-table .group th { font-weight: 700; }
.interval-table .strong td { font-weight: 700; }
.interval-table .strong .note { font-weight: 400; }
.interval-table .member .name { padding-left: 0.875rem; }
.interval-table tbody .group > * { padding-top: 0.5rem; padding-bottom: 0.5rem; border-bottom-color: #b1b4b6; }
.interval-table tbody tr:hover > * { background: #f3f6f9; }
.interval-table a:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #fd0; color: #0b0c0c; }
@media screen and (max-width: 60rem) {
  .interval-table { font-size: 0.875rem; }
  .interval-table th, .interval-table td { padding-left: 0.25rem; padding-right: 0.25rem; }
  .interval-table tbody .note { font-size: 0.8125rem; }
  .interval-table .shrunken { white-space: normal; }
  .with-shrunken .strip { width: 24%; min-width: 8rem; }
  .with-shrunken .name { width: 17%; }
  .with-shrunken .estimate, .with-shrunken .interval { padding-left: 0.125rem; padding-right: 0.125rem; }
}
@media screen and (min-width: 45.01rem) and (min-height: 25rem) {
  .interval-table thead th { position: sticky; top: 0; z-index: 1; }
}
@media screen and (max-width: 45rem) {
  .interval-table { font-size: 0.9375rem; }
  .interval-table, .interval-table caption, .interval-table thead, .interval-table tbody { display: block; }
  .interval-table thead tr { display: block; position: relative; height: auto; }
  .interval-table thead th:not(.strip) {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  .interval-table thead .strip { display: block; width: auto; min-width: 0; }
  .interval-table tbody tr {
    display: flex; flex-wrap: wrap; align-items: baseline; height: auto; gap: 0 0.625rem;
    padding: 0.5rem 0; border-bottom: 1px solid #e4e6e7;
  }
  .interval-table tbody th, .interval-table tbody td { display: block; padding: 0; border: 0; }
  .interval-table tbody .name { flex: 1 1 60%; width: auto; }
  .interval-table tbody .estimate { order: 1; flex: 0 0 auto; font-size: 1.0625rem; }
  .interval-table td.strip { order: 2; flex: 0 0 100%; width: auto; min-width: 0; height: 1.75rem; }
  .interval-table td.strip svg { height: 100%; }
  .interval-table tbody .interval, .interval-table tbody .pupils, .interval-table tbody .schools,
  .interval-table tbody .shrunken, .interval-table tbody .ranks {
    order: 3; color: #505a5f; font-size: 0.8125rem; font-weight: 400;
  }
  .interval-table tbody .interval { flex: 1 0 auto; text-align: left; }
  .interval-table tbody .pupils::before, .interval-table tbody .schools::before,
  .interval-table tbody .shrunken::before, .interval-table tbody .ranks::before {
    content: attr(data-heading) " "; content: attr(data-heading) " " / "";
  }
  .interval-table tbody .note { order: 4; flex: 0 0 100%; width: auto; }
  .interval-table .note:empty { display: none; }
  .interval-table tbody tr { position: relative; }
  .interval-table .status-hidden td.strip, .interval-table tbody .interval.empty,
  .interval-table tbody .pupils.empty, .interval-table tbody .schools.empty,
  .interval-table tbody .shrunken.empty, .interval-table tbody .ranks.empty {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  }
  .interval-table .member .name { padding-left: 0; }
  .interval-table tbody .group { border-top: 1px solid #505a5f; }
  .interval-table tbody .group > * { padding: 0; border: 0; }
}
@media screen and (max-width: 45rem) and (min-height: 25rem) {
  .interval-table thead { position: sticky; top: 0; z-index: 1; background: #fff; }
}
@media print {
  .interval-table { font-size: 9pt; }
  .interval-table th, .interval-table td { padding: 1pt 3pt; }
  .interval-table tbody tr { height: 14pt; }
  .interval-table .key, .interval-table tbody .note { font-size: 8pt; }
  .interval-table tr { break-inside: avoid; }
  .interval-table tbody tr:hover > * { background: none; }
}
@media (forced-colors: active) {
  .interval-table svg { forced-color-adjust: none; background: #fff; }
}
`;
