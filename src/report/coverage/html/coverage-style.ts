/** What a page of coverage needs beyond the style of every page. */
export const coverageStyle = `
:root { --never-tried: var(--not-tried); --never-tried-wash: var(--not-tried-wash); --not-here: var(--soft); --not-here-wash: transparent; --gutter: 84px; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 2px; } a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--holds); outline-offset: 2px; border-radius: 3px; }
.badge.never-tried { color: var(--never-tried); background: var(--never-tried-wash); } .badge.not-here { color: var(--not-here); background: transparent; box-shadow: inset 0 0 0 1px var(--line); }

.banner.coverage { border-left-width: 1px; } .banner.coverage h1 { font-weight: 600; }
.bar { display: block; width: 100%; height: 12px; border-radius: 3px; background: var(--well); } .sections .bar { height: 8px; min-width: 80px; }
.bar .held { fill: var(--held); } .bar .drift { fill: var(--drift); } .bar .inconclusive { fill: var(--inconclusive); } .bar .broken { fill: var(--broken); }
.bar .never-tried { fill: var(--line); } .bar .not-here { fill: var(--well); }
.legend { list-style: none; padding: 0; margin-top: 12px; display: flex; flex-wrap: wrap; gap: 6px 20px; font-size: 14px; }
.sections .right { text-align: right; } .sections .right, .sections .date, .sections thead th { white-space: nowrap; }

.document { padding: 0; overflow: hidden; } .document > .file { padding: 14px 22px; margin: 0; border-bottom: 1px solid var(--line); }
.sheet { padding: 10px 0 18px; counter-reset: none; }
.row { position: relative; display: grid; grid-template-columns: var(--gutter) minmax(0, 1fr); padding-right: 16px; scroll-margin-top: 20px; }
.gutter { display: flex; justify-content: flex-end; gap: 8px; padding: 3px 9px 3px 0; margin-right: 14px; grid-row: 1 / span 2; border-right: 3px solid transparent; font: 12px/1.9 var(--mono); color: var(--soft); }
.gutter a { text-decoration: none; color: var(--soft); } .gutter a:hover { text-decoration: underline; } .gutter .mark { width: 1em; text-align: center; font-weight: 700; }
.said { grid-column: 2; padding: 3px 0; display: flex; gap: 8px; min-width: 0; } .said > * { min-width: 0; }
.row:target .said, tr:target > td { outline: 2px solid var(--holds); outline-offset: 3px; border-radius: 3px; }
.row > details { grid-column: 2; } .row > details > summary { position: absolute; right: 16px; top: 4px; }
.row:has(> details) .said { padding-right: 11.5em; }
summary { list-style-position: inside; } summary small { color: var(--soft); } summary:hover .badge { box-shadow: inset 0 0 0 1px currentColor; }

.held > .gutter { border-color: var(--held); background: var(--held-wash); } .held > .gutter .mark { color: var(--held); }
.drift > .gutter { border-color: var(--drift); background: var(--drift-wash); } .drift > .gutter .mark { color: var(--drift); }
.inconclusive > .gutter { border-color: var(--inconclusive); background: var(--inconclusive-wash); } .inconclusive > .gutter .mark { color: var(--inconclusive); }
.broken > .gutter { border-color: var(--broken); background: var(--broken-wash); } .broken > .gutter .mark { color: var(--broken); }
.never-tried > .gutter { border-color: var(--never-tried); background: var(--never-tried-wash); } .never-tried > .gutter .mark { color: var(--never-tried); }
.not-here > .gutter { border-right-style: dotted; border-color: var(--soft); }

.row h2, .row h3, .row h4, .row h5 { margin: 0; line-height: 1.3; } .row h2 { font-size: 24px; } .row h3 { font-size: 19px; color: var(--ink); font-weight: 700; } .row h4 { font-size: 16px; } .row h5 { font-size: 14px; color: var(--soft); }
.row.heading { padding-top: 18px; padding-bottom: 4px; } .row.heading .gutter { align-items: baseline; }
.row.words { padding-top: 3px; padding-bottom: 3px; } .marker { color: var(--soft); min-width: 1.4em; text-align: right; }
.row.in1 .said { margin-left: 0; } .row.in2 .said { margin-left: 2em; } .row.in3 .said { margin-left: 4em; } .row.in4 .said { margin-left: 6em; } .row.in5 .said, .row.in6 .said { margin-left: 8em; }
.row.code.in1 .said { margin-left: 2.2em; } .row.code.in2 .said { margin-left: 4.2em; } .row.code.in3 .said { margin-left: 6.2em; }
.row.code .said { background: var(--well); padding: 2px 12px; } .row.code .said code { white-space: pre-wrap; line-height: 1.75; } .row.code > details { margin-left: 2.2em; } .row.code:has(> details) .said { padding-right: 11.5em; }
.row.code.first .said, .row.code.only .said { border-radius: 6px 6px 0 0; padding-top: 7px; } .row.code.last .said { border-radius: 0 0 6px 6px; padding-bottom: 7px; } .row.code.only .said { border-radius: 6px; padding-bottom: 7px; }
.row.code.first .gutter, .row.code.only .gutter { padding-top: 7px; } .row.code.first > details > summary, .row.code.only > details > summary { top: 9px; }
.row p code, .row h2 code, .row h3 code, .row h4 code, .grid code { background: var(--well); border-radius: 4px; padding: 1px 4px; }
.row hr { width: 100%; border: 0; border-top: 1px solid var(--line); }

.grid { margin: 6px 0; width: calc(100% - 16px); font-size: 14px; } .grid td, .grid th { padding: 6px 14px 6px 0; vertical-align: top; } .grid thead th { font-weight: 600; font-size: 12px; }
.grid td.gutter { display: table-cell; width: calc(var(--gutter) - 14px); min-width: calc(var(--gutter) - 14px); text-align: right; padding: 6px 9px 6px 0; border-top: 0; white-space: nowrap; }
.grid td.gutter .mark { display: inline-block; margin-left: 8px; } .grid td.gutter + * { padding-left: 14px; } .grid .proofs td { border-top: 0; padding-top: 0; }
.proof { margin: 6px 0 12px; padding: 10px 14px; border: 1px solid var(--line); border-left-width: 3px; border-radius: 6px; font-size: 14px; background: var(--card); }
.proof.held { border-left-color: var(--held); } .proof.drift { border-left-color: var(--drift); } .proof.inconclusive { border-left-color: var(--inconclusive); } .proof.broken { border-left-color: var(--broken); } .proof.never-tried { border-left-color: var(--never-tried); }
.proof .item + .item { margin-top: 10px; } .proof .facts { margin-top: 6px; gap: 2px 20px; font-size: 13px; } .proof .facts > div { display: flex; gap: 6px; align-items: baseline; }
.proof .facts:last-child { color: var(--soft); } .proof .item + .facts { margin-top: 10px; padding-top: 8px; border-top: 1px solid var(--line); } .proof pre { max-height: 22em; margin-bottom: 0; }

@media (max-width: 720px) {
  :root { --gutter: 58px; } .row { padding-right: 12px; } .gutter { gap: 4px; padding-right: 5px; margin-right: 9px; font-size: 11px; }
  .row > details > summary { position: static; width: fit-content; padding: 3px 0 5px; } .row:has(> details) .said { padding-right: 0; } .row.code:has(> details) .said { padding-right: 8px; } .row.code > details { margin-left: 0; }
  .row.in2 .said { margin-left: 1em; } .row.in3 .said, .row.in4 .said, .row.in5 .said, .row.in6 .said { margin-left: 1.6em; } .row.code.in1 .said, .row.code.in2 .said, .row.code.in3 .said { margin-left: 0; padding-left: 8px; padding-right: 8px; }
  .document > .file { padding: 12px 16px; } .sections .right { text-align: left; }
  .grid { width: 100%; } .grid thead { display: none; } .grid tr { display: grid; grid-template-columns: var(--gutter) minmax(0, 1fr); } .grid td { display: block; grid-column: 2; border-top: 0; padding: 2px 12px 2px 0; }
  .grid td.gutter { display: block; grid-column: 1; grid-row: 1 / span 12; width: auto; min-width: 0; padding: 3px 5px 3px 0; } .grid td.gutter .mark { margin-left: 4px; } .grid td.gutter + * { padding-left: 0; }
  .grid td[data-label]::before { content: attr(data-label); display: block; color: var(--soft); font-size: 12px; } .grid .proofs td { padding-bottom: 8px; }
}
@media print { .row > details > summary { position: static; } .row { break-inside: avoid; } }
`;
