import { formatDuration, type Duration } from '../../../core/duration.ts';
import type { Place } from '../../../core/place.ts';
import type { ParsedSection } from '../../parsed-runbook.ts';
import type { DocumentAlert, LintDocument } from '../lint-document.ts';
import type { LintRule, Objection } from '../lint-rule.ts';
import { inRange } from './in-range.ts';
import { durationsBehind } from '../../written-durations.ts';

const within = /\bwithin\s+$/i;

interface Promised {
  readonly duration: Duration;
  readonly text: string;
  readonly place: Place;
}

/** Where prose says `noticed within 10 seconds`, from top to bottom. */
const promisedIn = ({ prose }: LintDocument, verb: RegExp): readonly Promised[] =>
  prose.flatMap(({ text, placeAt }) =>
    durationsBehind(text, verb).map(({ duration, index, text: words }) => ({ duration, text: words, place: placeAt(index) })),
  );

/** A promise that none of the figures told elsewhere keeps to. */
const unkept = (promised: readonly Promised[], { title, lines }: ParsedSection, told: readonly Duration[], where: string): readonly Objection[] =>
  (told.length === 0 ? [] : inRange(promised, lines))
    .filter(({ duration }) => !told.includes(duration))
    .map(({ text, place }) => ({
      place,
      message: `"${title}" promises ${text} here, and ${where} ${[...new Set(told.map(formatDuration))].join(', ')}`,
      suggestion: 'keep the figure that is measured, and write it in both places',
    }));

/** A signal that may come later than the incident promises to be noticed. */
const tooLate = (promised: readonly Promised[], { title, lines, detection }: ParsedSection): readonly Objection[] => {
  const [promise, ...more] = inRange(promised, lines);
  if (promise === undefined || more.length > 0) return [];
  return detection.flatMap(({ text, place }) =>
    durationsBehind(text, within)
      .filter(({ duration }) => duration > promise.duration)
      .map(({ duration }) => ({
        place: { ...place, column: 1 },
        message: `this signal may take ${formatDuration(duration)}, and "${title}" promises to be noticed within ${promise.text}`,
        suggestion: 'keep the figure that is measured, and write it in both places',
      })),
  );
};

/** An alert cannot arrive before its condition has held for as long as it must. */
const tooSoon = ({ alert, cells, within: promise, placeOf }: DocumentAlert): readonly Objection[] => {
  const waits = Object.values(cells).flatMap((cell) => durationsBehind(cell, /\bfor\s+$/i).map(({ duration }) => duration));
  const longest = Math.max(0, ...waits);
  if (promise === undefined || longest <= promise) return [];
  return [
    {
      place: placeOf(cells['within'] ?? ''),
      message: `${alert} is to arrive within ${formatDuration(promise)}, and its condition must hold for ${formatDuration(longest)} first`,
      suggestion: 'promise more time, or let it wait less',
    },
  ];
};

export const contradictingDurations: LintRule = {
  id: 'contradicting-durations',
  severity: 'warning',
  asks: 'an incident gives one figure for one thing: what it promises is what its signals and its alerts say',
  check: (document) => {
    const noticed = promisedIn(document, /\b(?:noticed|detected)\s+within\s+$/i);
    const alerted = promisedIn(document, /\b(?:alerted|paged)\s+within\s+$/i);
    return [
      ...document.incidents.flatMap((incident) => {
        const signals = incident.detection.flatMap(({ text }) => durationsBehind(text, within).map(({ duration }) => duration));
        return [
          ...unkept(noticed, incident, signals, 'its signals say'),
          ...tooLate(noticed, incident),
          ...unkept(
            alerted,
            incident,
            incident.alerts.flatMap(({ within: arrives }) => arrives ?? []),
            'its table of alerts says',
          ),
        ];
      }),
      ...document.alerts.flatMap(tooSoon),
    ];
  },
};
