/** The style of the page, dark and light. Its hash stands in the page's policy, so nothing may be added to it at run time. */
export const pageStyle = `
:root { color-scheme: light dark;
  --paper: #f6f5f2; --card: #ffffff; --ink: #1d1f21; --soft: #5f6368; --line: #e2e0da; --well: #f3f2ee;
  --held: #17784a; --drift: #98620a; --inconclusive: #6a4bbd; --broken: #c0311f; --not-tried: #5f6368;
  --held-wash: #e4f3ea; --drift-wash: #fbf0d9; --inconclusive-wash: #eeeafa; --broken-wash: #fbe7e3; --not-tried-wash: #ecebe8;
  --ok: #9db8a8; --bad: #d9503f; --holds: #5a7d9c; --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #131517; --card: #1b1e21; --ink: #e6e5e1; --soft: #979ca2; --line: #2d3135; --well: #23272b;
  --held: #5cc48d; --drift: #e0ad52; --inconclusive: #ab93f0; --broken: #f2796a; --not-tried: #a0a5ab;
  --held-wash: #17301f; --drift-wash: #33270f; --inconclusive-wash: #262040; --broken-wash: #3b1a16; --not-tried-wash: #262a2e;
  --ok: #4d6b5a; --bad: #e0604f; --holds: #6f9cc4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.masthead, main { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
.masthead { display: flex; gap: 10px; align-items: baseline; padding-top: 18px; padding-bottom: 12px; color: var(--soft); font-size: 13px; }
.masthead b { color: var(--ink); letter-spacing: .02em; }
.masthead code { margin-left: auto; }
code, pre { font-family: var(--mono); font-size: .87em; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 22px; margin: 0 0 16px; }
h1, h2, h3, p, dl, ol, ul, pre { margin: 0; }
h2 { font-size: 16px; margin-bottom: 12px; }
h2 small, h1 small, .word small { font-weight: 400; color: var(--soft); }
h2 small { font-size: 13px; margin-left: 6px; }
h3 { font-size: 12px; font-weight: 600; color: var(--soft); margin: 14px 0 8px; }
.note, .soft { color: var(--soft); font-size: 13px; }
.ink.held { color: var(--held); } .ink.drift { color: var(--drift); } .ink.inconclusive { color: var(--inconclusive); } .ink.broken { color: var(--broken); }

.banner { border-width: 1px 1px 1px 6px; padding: 22px 26px; }
.banner .word { font-size: 40px; line-height: 1.1; font-weight: 700; letter-spacing: -.01em; }
.banner .word small { font-size: 18px; }
.banner h1 { font-size: 19px; margin: 8px 0 2px; }
.banner h1 small { font-size: 15px; }
.banner .summary { font-size: 18px; line-height: 1.45; max-width: 46em; margin-bottom: 18px; }
.banner.held { border-color: var(--held); background: var(--held-wash); } .banner.held .word { color: var(--held); }
.banner.drift { border-color: var(--drift); background: var(--drift-wash); } .banner.drift .word { color: var(--drift); }
.banner.inconclusive { border-color: var(--inconclusive); background: var(--inconclusive-wash); } .banner.inconclusive .word { color: var(--inconclusive); }
.banner.broken { border-color: var(--broken); background: var(--broken-wash); } .banner.broken .word { color: var(--broken); }
.facts { display: flex; flex-wrap: wrap; gap: 10px 32px; }
dt { color: var(--soft); font-size: 12px; }
dd { margin: 0; }

.badge { display: inline-block; white-space: nowrap; font-size: 12px; font-weight: 600; border-radius: 99px; padding: 1px 9px; }
.badge.held { color: var(--held); background: var(--held-wash); } .badge.drift { color: var(--drift); background: var(--drift-wash); }
.badge.inconclusive { color: var(--inconclusive); background: var(--inconclusive-wash); } .badge.broken { color: var(--broken); background: var(--broken-wash); }
.badge.not-tried { color: var(--not-tried); background: var(--not-tried-wash); }

table { border-collapse: collapse; width: 100%; text-align: left; }
th, td { padding: 8px 14px 8px 0; vertical-align: middle; border-top: 1px solid var(--line); }
thead th { border: 0; color: var(--soft); font-size: 12px; font-weight: 400; padding-top: 0; }
tbody th { font-weight: 600; } tbody th .note { display: block; font-weight: 400; font-size: 12px; }
table + .note { margin-top: 10px; font-size: 12px; }
td.wide { width: 26%; }
.plain th { width: 12em; font-weight: 400; color: var(--soft); } .plain th, .plain td { padding: 4px 14px 4px 0; }
.events { font-size: 12px; } .events td { vertical-align: top; padding: 3px 14px 3px 0; } .events .right { text-align: right; white-space: nowrap; }
.field { margin-right: 10px; } .field .soft { font-size: 11px; }
.gauge { display: block; width: 100%; height: 16px; } .gauge .track { fill: var(--well); } .gauge line { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
.gauge .pale { opacity: .45; } .gauge .held { fill: var(--held); } .gauge .drift { fill: var(--drift); } .gauge .inconclusive { fill: var(--inconclusive); } .gauge .broken { fill: var(--broken); }

.shares th, .shares td:not(:last-child) { white-space: nowrap; } .shares .field { display: inline-block; } .shares .field::before { content: ""; display: inline-block; width: .6em; height: .6em; border-radius: 2px; margin-right: 5px; background: var(--soft); }
.shares .physics::before { background: var(--holds); } .shares .runbook::before { background: var(--drift); } .shares .commands::before { background: var(--held); } .shares .system::before { background: var(--bad); }
.made td:first-child { width: 8.5em; white-space: nowrap; }
.gauge .physics { fill: var(--holds); } .gauge .runbook { fill: var(--drift); } .gauge .commands { fill: var(--held); } .gauge .system { fill: var(--bad); } .gauge .harness { fill: var(--soft); }

.scroll { overflow-x: auto; }
.timeline { display: block; width: 100%; min-width: 860px; font-size: 11px; }
.timeline text { fill: var(--ink); } .timeline .end { text-anchor: end; } .timeline .mid { text-anchor: middle; }
.timeline .faint, .timeline .soft, .timeline .lane { fill: var(--soft); } .timeline .soft { font-size: 10.5px; paint-order: stroke; stroke: var(--card); stroke-width: 3px; stroke-linejoin: round; }
.timeline .grid, .timeline .rail { stroke: var(--line); } .timeline .phase.even { fill: var(--well); } .timeline .phase.odd { fill: var(--line); }
.timeline .ok { fill: var(--ok); } .timeline .bad { fill: var(--bad); } .timeline .holds { fill: var(--holds); }
.timeline .fault { fill: var(--broken); opacity: .32; } .timeline .fault.open { opacity: .7; } .timeline .bite { fill: var(--broken); }
.timeline .alert { stroke: var(--drift); stroke-width: 1.5; fill: var(--card); } .timeline .alert.pending, .timeline .alert.inactive { stroke-dasharray: 2 2; } .timeline .alert.delivered.firing { fill: var(--drift); }
.timeline .step.held { fill: var(--held); } .timeline .step.drift { fill: var(--drift); } .timeline .step.inconclusive { fill: var(--inconclusive); }
.timeline .step.broken { fill: var(--broken); } .timeline .step.not-tried { fill: var(--not-tried); }
.clock line { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; opacity: .55; } .clock .error { fill: var(--ink); opacity: .08; }
.clock text { font-weight: 600; paint-order: stroke; stroke: var(--card); stroke-width: 3px; stroke-linejoin: round; }
.clock.injected line, .clock.bitten line { stroke: var(--broken); opacity: 1; } .clock.restored line, .clock.stable line { stroke: var(--held); opacity: 1; }

.chart { margin-top: 14px; } .timeline .name { font-weight: 600; } .timeline .shade.even { fill: var(--well); } .timeline .shade.odd { fill: transparent; }
.timeline .band { fill: var(--holds); opacity: .45; } .timeline .half { fill: var(--ink); } .timeline .max { fill: var(--broken); } .timeline .none { fill: transparent; }
.timeline .objective { fill: var(--drift); stroke: var(--drift); stroke-width: 1.5; stroke-dasharray: 6 3; } .timeline rect.objective { stroke: none; }
.timeline .kind1 { fill: var(--bad); } .timeline .kind2 { fill: var(--drift); } .timeline .kind3 { fill: var(--inconclusive); } .timeline .kind4 { fill: var(--holds); }
.timeline .rare { fill: var(--soft); } .timeline .unsent { fill: var(--card); stroke: var(--broken); stroke-width: 1; }

.steps, .findings, .faults { list-style: none; padding: 0; }
.steps > li, .findings > li, .faults > li { border-top: 1px solid var(--line); padding: 12px 0; }
.steps > li:first-child, .findings > li:first-child, .faults > li:first-child { border-top: 0; padding-top: 2px; }
.steps > li:last-child, .findings > li:last-child, .faults > li:last-child { padding-bottom: 0; }
.step .head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; } .step .figures { margin-left: auto; color: var(--soft); font-size: 13px; }
.place { color: var(--soft); } .step .text { margin: 3px 0 6px; } .step .why { font-size: 13px; color: var(--soft); }
li.step.drift .why { color: var(--drift); } li.step.broken .why { color: var(--broken); } li.step.inconclusive .why { color: var(--inconclusive); }
li.step.not-tried .text { color: var(--soft); }
pre { white-space: pre-wrap; background: var(--well); border-radius: 6px; padding: 8px 12px; margin: 6px 0; max-height: 28em; overflow: auto; }
pre code { font-size: 1em; }
summary { cursor: pointer; color: var(--soft); font-size: 13px; } summary h2 { display: inline; color: var(--ink); }
.finding { display: grid; grid-template-columns: 8.2em 1fr; gap: 0 10px; align-items: start; } .finding > .badge { justify-self: start; }
.findings > li.held { padding: 8px 0; } .finding .claim { font-weight: 600; } .finding.held .claim { font-weight: 400; } .finding .place { font-weight: 400; margin-left: 6px; } .finding .saw { font-size: 13px; }
.hint { margin-top: 6px; padding: 6px 12px; border-left: 3px solid var(--drift); background: var(--well); border-radius: 0 6px 6px 0; font-size: 14px; }
.faults .head { margin-bottom: 6px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 16px; }
dl.figures { display: flex; flex-wrap: wrap; gap: 8px 26px; margin-bottom: 12px; } dl.figures dd { font-size: 19px; font-weight: 600; line-height: 1.2; }

@media (max-width: 720px) {
  .masthead, main { padding-left: 12px; padding-right: 12px; } section { padding: 16px; } .banner { padding: 16px; } .timeline { min-width: 720px; } .banner .word { font-size: 34px; } .banner .summary { font-size: 16px; }
  .pair { grid-template-columns: 1fr; } .finding { grid-template-columns: 1fr; gap: 4px; }
  .stack thead { display: none; } .stack tr { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 14px; padding: 12px 0; border-top: 1px solid var(--line); }
  .stack tr:first-child { border-top: 0; padding-top: 0; } .stack th, .stack td { border: 0; padding: 0; } .stack th, .stack td.wide { grid-column: 1 / -1; width: auto; }
  .stack td[data-label]::before { content: attr(data-label); display: block; color: var(--soft); font-size: 12px; } .stack td.wide { order: 1; } .stack td.wide:empty { display: none; }
  .made td:first-child { width: auto; } .made td:last-child { display: none; }
  .plain th { width: 8em; } .step .figures { margin-left: 0; }
}
@media print { body { background: #fff; } section { break-inside: avoid; } }
`;
