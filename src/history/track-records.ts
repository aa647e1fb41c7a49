import { failureClasses, hasFigures } from '../core/failure-class.ts';
import { flakyOn } from '../core/flaky.ts';
import type { PastTrial } from '../core/past-trial.ts';
import type { ClockName } from '../core/report.ts';
import { sinceInjection } from '../core/since-injection.ts';
import { findChanges } from '../core/statistics/find-changes.ts';
import { seriesFigures } from '../core/statistics/series-figures.ts';
import { visibleChange } from '../core/statistics/visible-change.ts';
import { trackedFigures, type TrackedFigure, type TrackRecord, type TrialMark } from '../core/track-record.ts';

/** Trials are compared within these alone. */
const groupOf = ({ drill, variant, timing, machine }: PastTrial): string => JSON.stringify([drill, variant, timing.name, timing.factor, machine.id]);

/** The clock behind each figure. */
const clockOf: Readonly<Record<TrackedFigure['name'], ClockName>> = { detected: 'detected', alerted: 'alert_delivered', restored: 'restored' };

/** Clocks may strike at once; what is compared by ratios needs more than nothing. */
const leastMs = 1;

/**
 * What the trials of each drill come to, in the order in which drills were tried first. Trials must be in the order of time. Changes of level are looked for in all of
 * them, and told where they were found among the newest `last`, which all else is about. Pure: the same trials give the same answer.
 */
export const trackRecords = (trials: readonly PastTrial[], last = Infinity): readonly TrackRecord[] =>
  [...Map.groupBy(trials, groupOf).values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [trackRecord(first, all, last)];
  });

const trackRecord = ({ drill, variant, timing, machine }: PastTrial, all: readonly PastTrial[], last: number): TrackRecord => {
  const newest = all.slice(-Math.min(last, all.length));
  const count = <Name extends string>(names: readonly Name[], nameOf: (trial: PastTrial) => Name | null): Record<Name, number> =>
    Object.fromEntries(names.map((name) => [name, newest.filter((trial) => nameOf(trial) === name).length])) as Record<Name, number>;
  return {
    drill,
    variant,
    timing: { name: timing.name, factor: timing.factor },
    machine,
    recorded: all.length,
    trials: newest.length,
    first_at: newest[0]?.started_at ?? '',
    last_at: newest.at(-1)?.started_at ?? '',
    verdicts: count(['held', 'drift', 'inconclusive', 'broken'], ({ verdict }) => verdict),
    failures: count(failureClasses, ({ failure }) => failure),
    figures: trackedFigures.map((name) => trackedFigure(name, all, newest)),
    flaky: flakyOn(newest),
  };
};

const trackedFigure = (name: TrackedFigure['name'], all: readonly PastTrial[], newest: readonly PastTrial[]): TrackedFigure => {
  const counting = all.filter(hasFigures).map((trial) => ({ trial, ms: sinceInjection(trial.clocks)[clockOf[name]] }));
  const measured = counting.flatMap(({ trial, ms }) => (ms === null ? [] : [{ trial, ms }]));
  const taken = new Set(newest);
  const values = measured.map(({ ms }) => Math.max(leastMs, ms));
  const shown = measured.filter(({ trial }) => taken.has(trial)).map(({ ms }) => ms);
  const changes = findChanges(values);
  const level = values.slice(changes.at(-1)?.since ?? 0);
  return {
    name,
    of: counting.filter(({ trial }) => taken.has(trial)).length,
    newest: measured.find(({ trial }) => trial === newest.at(-1))?.ms ?? null,
    figures: seriesFigures(shown),
    changes: changes.flatMap(({ since, found, before, after, by }) => {
      const [first, teller] = [measured[since]?.trial, measured[found]?.trial];
      if (first === undefined || teller === undefined || !taken.has(teller)) return [];
      return [{ since: mark(first), found: mark(teller), trials_since_found: values.length - 1 - found, before_ms: before, after_ms: after, by }];
    }),
    level_trials: level.length,
    visible_change: visibleChange(level),
  };
};

const mark = ({ run_id, started_at, commit }: PastTrial): TrialMark => ({ run_id, started_at, commit: commit?.id ?? null });
