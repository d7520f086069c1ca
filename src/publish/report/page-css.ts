/** The style of the report; needs nothing from elsewhere. */
export const pageCss = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: #0b0c0c; font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; overflow-wrap: break-word; }
header { padding-top: 2.5rem; }
h1 { margin: 0 0 .5rem; font-size: clamp(1.75rem, 1.3rem + 2.2vw, 2.75rem); line-height: 1.15; }
h2 { margin: 3.5rem 0 1rem; font-size: 1.625rem; line-height: 1.2; }
h3 { margin: 2rem 0 .5rem; font-size: 1.1875rem; line-height: 1.3; }
p, li, dd { max-width: 44rem; }
.question { font-size: 1.25rem; color: #505a5f; margin: 0 0 .75rem; }
.meta { color: #505a5f; margin: 0; }
.invented { margin: 1rem 0; padding: .75rem 1rem; border-left: .5rem solid #801650; background: #f7eef2; font-weight: 700; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.25rem 0 0; padding: .75rem 0 0; border-top: 1px solid #b1b4b6; list-style: none; }
a { color: #12436d; text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #ffdd00; color: #0b0c0c; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
.findings { margin: 0; padding: 0; list-style: none; }
.findings li { padding: .75rem 0 .75rem 1rem; border-left: 4px solid #12436d; margin-bottom: .75rem; }
.findings li:first-child { font-size: 1.375rem; line-height: 1.35; font-weight: 600; }
.panel { margin: 0 0 3rem; }
.panel > .plain { margin: 1.5rem 0 0; }
.flow { margin: 0 0 2.5rem; }
.flow details { margin: 0 0 1rem; }
.flow details .plain { margin-top: 1rem; }
.plain { width: 100%; margin-bottom: 2.5rem; border-collapse: collapse; font-size: .9375rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
.plain caption { padding: 0 0 .75rem; text-align: left; font-weight: 700; }
.plain th, .plain td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid #d5d8da; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: break-word; }
.plain th[scope="row"], .plain .unbroken { overflow-wrap: anywhere; }
.plain th[scope="row"] { min-width: 7.5rem; }
.plain thead th { border-bottom-color: #505a5f; font-weight: 700; }
.plain .num { text-align: right; white-space: nowrap; }
.plain thead .num { white-space: normal; }
.trend { margin: 0 0 2.5rem; }
.trend svg { display: block; width: 100%; max-width: 45rem; height: auto; }
.trend .narrow { display: none; }
@media (max-width: 40rem) { .trend .wide { display: none; } .trend .narrow { display: block; } .trend svg { max-width: 21.25rem; } }
code { font: .875em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
dt { margin-top: .75rem; font-weight: 700; }
dd { margin: 0; }
summary { cursor: pointer; }
footer { margin-top: 4rem; padding-top: 1rem; padding-bottom: 3rem; border-top: 1px solid #b1b4b6; color: #505a5f; font-size: .9375rem; }
@media screen and (max-width: 46rem), (max-width: 40rem) {
  .plain.stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .plain.stack tr { display: block; padding: .5rem 0; border-bottom: 1px solid #d5d8da; }
  .plain.stack th, .plain.stack td { display: block; border: 0; padding: .0625rem 0; text-align: left; white-space: normal; overflow-wrap: anywhere; }
  .plain.stack th { font-weight: 700; }
  .plain.stack td:empty { display: none; }
  .plain.stack td[data-head]::before { content: attr(data-head) ": "; color: #505a5f; }
}
@media print { nav, .skip { display: none; } h2, h3 { break-after: avoid; } .panel { break-inside: auto; } body { font-size: 10pt; } }
`;
