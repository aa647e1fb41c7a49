import { formatDuration } from '../../../core/duration.ts';
import type { Report, ReportFault, ReportSighting } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';

/** What was broken: whether it was seen to bite and seen undone, and how. */
export const faultsTable = ({ faults }: Report): Markup =>
  markup`<section><h2>Faults</h2>${
    faults.length === 0 ? markup`<p class="note">None was injected.</p>` : markup`<ul class="faults">${faults.map(faultItem)}</ul>`
  }</section>`;

const faultItem = ({ kind, target, does, injected_ms: injected, bitten, undone }: ReportFault): Markup => markup`<li>
<p class="head"><b>${kind}</b> on <code>${target}</code> <span class="soft">${does}</span></p>
${
  injected === null
    ? markup`<p class="note">Never injected.</p>`
    : markup`<dl class="facts">
<div><dt>Injected</dt><dd>at ${formatDuration(injected)}</dd></div>
<div><dt>Seen to bite</dt><dd>${sighting(bitten, injected, markup`<b class="ink inconclusive">not seen</b>`)}</dd></div>
<div><dt>Seen undone</dt><dd>${sighting(undone, injected, markup`<b class="ink broken">not seen: it may still be there</b>`)}</dd></div></dl>`
}</li>`;

const sighting = (seen: ReportSighting | null, injected: number, otherwise: Markup): Markup =>
  seen === null ? otherwise : markup`after ${formatDuration(seen.at_ms - injected)}: ${seen.saw}`;
