import { formatDuration } from '../../../core/duration.ts';
import { clockNames, type Report } from '../../../core/report.ts';
import { formatCount } from '../../format-count.ts';
import { incidentSentence } from '../../incident-sentence.ts';
import { idList } from '../../id-list.ts';
import { loadPhaseRows, type LoadPhaseRow } from '../../load-phase-rows.ts';
import type { Paint } from '../paint.ts';
import { wrapItems } from '../wrap-items.ts';
import { wrapText } from '../wrap-text.ts';

/** Load, ledger, clocks and where the wall clock went: one line each where they fit. */
export const figuresBlock = (report: Report, paint: Paint): readonly string[] => [
  ...labelled('LOAD', loadLine(report), paint),
  ...loadPhaseRows(report.load).flatMap((row) => labelled('', phaseLine(row), paint)),
  ...labelled('INCIDENT', incidentSentence(report.load) ?? [], paint),
  ...labelled('LEDGER', ledgerLine(report), paint, report.ledger.lost.length > 0 || report.ledger.duplicated.length > 0),
  ...labelled('CLOCKS', clockItems(report), paint),
  ...labelled('TIME', timeLine(report), paint),
  ...labelled('DEGRADED', degradedItems(report), paint),
];

const mostDegraded = 3;

const labelled = (label: string, text: string | readonly string[], { c, width }: Paint, loud = false): readonly string[] =>
  (typeof text === 'string' ? wrapText(text, width - 13) : wrapItems(text, width - 13)).map(
    (line, index) => `  ${c.bold((index === 0 ? label : '').padEnd(9))}${loud ? c.red(line) : line}`,
  );

const loadLine = ({ load }: Report): string => {
  const { intended, ok, failed, unsent, latency_ms: latency } = load;
  const counts = `${formatCount(intended)} intended, ${formatCount(ok)} ok, ${formatCount(failed)} failed, ${formatCount(unsent)} unsent`;
  const speed = latency === null ? 'no latency measured' : `p50 ${formatDuration(latency.p50)}, p99 ${formatDuration(latency.p99)}`;
  return `${load.name} at ${formatCount(load.rate_per_second)}/s: ${counts} · ${speed}`;
};

const phaseLine = ({ name, intended, good, bad, latency, errors }: LoadPhaseRow): string =>
  [`${name.padEnd(6)} ${intended} intended, ${good}${bad === '' ? '' : `, ${bad}`}`, latency, errors].filter((part) => part !== '').join(' · ');

const ledgerLine = ({ ledger }: Report): string =>
  [
    `${formatCount(ledger.acknowledged)} acknowledged`,
    `${formatCount(ledger.found)} found`,
    `${formatCount(ledger.lost.length)} lost${idList(ledger.lost)}`,
    `${formatCount(ledger.duplicated.length)} duplicated${idList(ledger.duplicated)}`,
    ...(ledger.unknown === undefined
      ? []
      : [`${formatCount(ledger.unknown)} never answered for, ${formatCount(ledger.recovered ?? 0)} of them found`]),
    ...(ledger.unexpected?.length ? [`${formatCount(ledger.unexpected.length)} unexpected${idList(ledger.unexpected)}`] : []),
  ].join(', ');

const clockItems = ({ clocks }: Report): readonly string[] => {
  const zero = clocks.injected?.at_ms;
  if (zero === undefined) return ['nothing was injected'];
  return clockNames.slice(1).map((name) => {
    const clock = clocks[name];
    return `${name.replaceAll('_', ' ')} ${clock === null ? 'never' : `+${formatDuration(clock.at_ms - zero)}`}`;
  });
};

/** Where time was not kept, the worst first. */
const degradedItems = ({ timing: { degraded = [] } }: Report): readonly string[] => {
  const longest = degraded.toSorted((a, b) => b.lost_ms - a.lost_ms);
  const more = longest.length - mostDegraded;
  return [
    ...longest.slice(0, mostDegraded).map(({ why, from_ms }) => `at ${formatDuration(from_ms)} ${why}`),
    ...(more > 0 ? [`${String(more)} more stretches`] : []),
  ];
};

const timeLine = ({ timing }: Report): string => {
  const share = timing.wall_ms > 0 ? ` (${String(Math.round((100 * timing.documented_wait_ms) / timing.wall_ms))} %)` : '';
  return `${formatDuration(timing.wall_ms)} of wall clock, ${formatDuration(timing.documented_wait_ms)}${share} of it waiting for documented durations`;
};
