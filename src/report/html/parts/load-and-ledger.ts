import { formatDuration } from '../../../core/duration.ts';
import type { Report, ReportLoad } from '../../../core/report.ts';
import { formatCount } from '../../format-count.ts';
import { incidentSentence } from '../../incident-sentence.ts';
import { loadPhaseRows } from '../../load-phase-rows.ts';
import { markup, type Markup } from '../markup.ts';

type Figure = readonly [name: string, value: string, tone?: 'broken'];

/** What users did and got, and whether what they were told is done was still done at the end. */
export const loadAndLedger = ({ load, ledger }: Report): Markup => {
  const { latency_ms: latency } = load;
  const alarm = (name: string, n: number): Figure => (n > 0 ? [name, formatCount(n), 'broken'] : [name, '0']);
  return markup`<div class="pair"><section><h2>Load <small>${load.name} at ${formatCount(load.rate_per_second)}/s</small></h2>${figures([
    ['intended', formatCount(load.intended)],
    ['sent', formatCount(load.sent)],
    ['ok', formatCount(load.ok)],
    ['failed', formatCount(load.failed)],
    ['unsent', formatCount(load.unsent)],
  ])}${
    latency === null
      ? markup`<p class="note">No latency was measured.</p>`
      : markup`${figures([
          ['p50', formatDuration(latency.p50)],
          ['p95', formatDuration(latency.p95)],
          ['p99', formatDuration(latency.p99)],
          ['max', formatDuration(latency.max)],
        ])}<p class="note">Latency in steady state, counted from the intended instant.</p>`
  }${lateness(load)}</section>
<section><h2>Ledger <small>what was written, and what was read back</small></h2>${figures([
    ['acknowledged', formatCount(ledger.acknowledged)],
    ['found', formatCount(ledger.found)],
    alarm('lost', ledger.lost.length),
    alarm('duplicated', ledger.duplicated.length),
    alarm('unexpected', ledger.unexpected?.length ?? 0),
    ['refused', formatCount(ledger.refused ?? 0)],
    ['unknown', formatCount(ledger.unknown ?? 0)],
    ['recovered', formatCount(ledger.recovered ?? 0)],
  ])}${lossNote(ledger)}${(ledger.doubts ?? []).map((doubt) => markup`<p class="note">Not proved: ${doubt}.</p>`)}${idDetails('lost', ledger.lost)}${idDetails('duplicated', ledger.duplicated)}${idDetails('unexpected', ledger.unexpected ?? [])}</section></div>${phasesTable(load)}`;
};

const lateness = ({ lateness_ms: late, arrivals }: ReportLoad): Markup | null =>
  late === undefined || late === null
    ? null
    : markup`<p class="note">Arrivals: ${arrivals ?? 'not told'}. Operations started late by ${formatDuration(late.p50)} (p50), ${formatDuration(late.p99)} (p99), ${formatDuration(late.max)} (max).</p>`;

/** What users got before the fault, during it and after it, and what it cost. */
const phasesTable = (load: ReportLoad): Markup | null => {
  const rows = loadPhaseRows(load);
  const sentence = incidentSentence(load);
  if (rows.length === 0) return null;
  return markup`<section><h2>Before, during, after</h2><table class="stack"><thead><tr><th></th><th>intended</th><th>good</th><th>bad</th><th>latency of what was answered</th><th>errors</th></tr></thead><tbody>${rows.map(
    ({ name, intended, good, bad, latency, errors }) =>
      markup`<tr><th scope="row">${name}</th><td data-label="intended">${intended}</td><td data-label="good">${good}</td><td data-label="bad">${bad === '' ? '–' : bad}</td><td data-label="latency">${latency === '' ? '–' : latency}</td><td data-label="errors">${errors === '' ? '–' : errors}</td></tr>`,
  )}</tbody></table>${sentence === undefined ? null : markup`<p class="note">${sentence.replace(/^./, (letter) => letter.toUpperCase())}.</p>`}</section>`;
};

const lossNote = ({ lost, loss_window: loss }: Report['ledger']): Markup | null =>
  lost.length === 0 || loss === undefined || loss.ms === null
    ? null
    : markup`<p class="note">The oldest lost write was acknowledged ${formatDuration(loss.ms)} before the fault.</p>`;

const figures = (list: readonly Figure[]): Markup =>
  markup`<dl class="figures">${list.map(([name, value, tone]) => markup`<div><dt>${name}</dt><dd class="${tone === undefined ? '' : `ink ${tone}`}">${value}</dd></div>`)}</dl>`;

/** Nobody reads more of them here. */
const mostIds = 200;

const idDetails = (word: string, ids: readonly string[]): Markup | null => {
  if (ids.length === 0) return null;
  const rest = ids.length - mostIds;
  const more = rest > 0 ? markup`<p class="note">and ${formatCount(rest)} more, which are in report.json</p>` : null;
  return markup`<details open><summary>${word}</summary><pre>${ids.slice(0, mostIds).join('\n')}</pre>${more}</details>`;
};
