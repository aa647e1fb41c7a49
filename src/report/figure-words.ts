import { formatDuration } from '../core/duration.ts';
import { recordedDelay } from '../core/injection-delay.ts';
import type { Report, ReportFigure, ReportShare } from '../core/report.ts';

/** One owner, and all of its time in one figure: `physics 2.4 s`. */
export interface OwnerWords {
  readonly owner: ReportShare['owner'];
  readonly words: string;
}

/** One figure in words, the same in every report. */
export interface FigureWords {
  readonly name: string;
  readonly measured: string;
  readonly error: string;
  readonly floor: string;
  readonly bound: string;
  /** Each owner with all of its time, the largest first. */
  readonly owners: readonly OwnerWords[];
}

const names: Readonly<Record<ReportFigure['name'], string>> = {
  time_to_detect: 'to detect',
  time_to_alert: 'to alert',
  time_to_act: 'to act',
  time_to_restore: 'to restore',
  rto: 'RTO',
};

/** Steps have a list of their own; whose they are is all that is said of them here. */
export const ownerNames: Readonly<Record<ReportShare['owner'], string>> = {
  physics: 'physics',
  runbook: 'the runbook',
  commands: 'commands',
  system: 'the system',
  harness: 'firedrill',
};

export const figureWords = ({
  name,
  measured_ms: measured,
  error_ms: error,
  floor_ms: floor,
  bound_ms: bound,
  owners,
}: ReportFigure): FigureWords => ({
  name: names[name],
  measured: measured === null ? 'not seen' : formatDuration(measured),
  error: measured === null ? '' : error === 0 ? 'exact' : formatDuration(error),
  floor: floor === 0 ? '–' : formatDuration(floor),
  bound: bound === null ? '–' : formatDuration(bound),
  owners: [...Map.groupBy(owners, ({ owner }) => owner)]
    .map(([owner, shares]) => ({ owner, ms: shares.reduce((sum, { ms }) => sum + ms, 0) }))
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ owner, ms }) => ({ owner, words: `${ownerNames[owner]} ${formatDuration(ms)}` })),
});

/** How the instant of the fault was chosen, where chance chose it. */
export const delayWords = (report: Report): string | undefined => {
  const delay = recordedDelay(report.timeline);
  return delay === undefined ? undefined : `The fault came after a random ${formatDuration(delay)}, by seed ${String(report.environment.seed)}`;
};
