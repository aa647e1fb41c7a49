import { formatDuration } from '../../core/duration.ts';
import type { Flaky } from '../../core/flaky.ts';
import { leastToTell, runsToFind } from '../../core/statistics/visible-change.ts';
import type { TrackedChange, TrackedFigure, TrackRecord } from '../../core/track-record.ts';

/** Something that a reader of a history must know. */
export interface HistoryNote {
  readonly mark: '≠' | '▲' | '▼' | '?';
  readonly ink: 'red' | 'green' | 'yellow' | 'magenta';
  readonly text: string;
}

/** A slow-down of a tenth is what a history is kept for. */
export const worthSeeing = 0.1;

/** Whole percent, rounded up: what is said to be visible must be. */
export const upPercent = (share: number): string => `${String(Math.ceil(share * 100 - 1e-9))} %`;
const percent = (share: number): string => `${String(Math.round(Math.abs(share) * 100))} %`;
const shortCommit = (id: string): string => id.slice(0, 9);

/** Flaky drills, changes of level, and what this history cannot show. `recent` leaves out changes that so many trials have followed. */
export const historyNotes = ({ figures, flaky }: TrackRecord, recent = Infinity): readonly HistoryNote[] => [
  ...flaky.map((one): HistoryNote => ({ mark: '≠', ink: 'red', text: flakyText(one) })),
  ...figures.flatMap(({ name, changes }) =>
    changes.filter(({ trials_since_found }) => trials_since_found < recent).map((change): HistoryNote => changeNote(name, change)),
  ),
  ...figures.filter(({ name }) => name === 'restored').flatMap(blindness),
];

const flakyText = ({ commit, run_id, held, failed, trials }: Flaky): string => {
  const code = commit === null ? `within run ${run_id ?? ''}` : `on commit ${shortCommit(commit)}`;
  return `flaky: ${code} it held ${times(held)} and failed ${times(failed)}, of ${String(trials)} trials; a trial that holds takes nothing back`;
};

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);

const changeNote = (name: TrackedFigure['name'], { since, found, before_ms, after_ms, by }: TrackedChange): HistoryNote => {
  const commit = since.commit === null ? '' : `, commit ${shortCommit(since.commit)}`;
  const when = `since ${since.started_at.slice(0, 16).replace('T', ' ')}${commit}`;
  return {
    ...(by > 0 ? { mark: '▲', ink: 'red' } : { mark: '▼', ink: 'green' }),
    text: `${name} ${percent(by)} ${by > 0 ? 'slower' : 'faster'} ${when}: ${formatDuration(before_ms)} before, ${formatDuration(after_ms)} after; found by run ${found.run_id}`,
  };
};

/** What cannot be seen is said: a history that is silent is taken for one in which nothing has changed. */
const blindness = ({ name, changes, level_trials: trials, visible_change: visible }: TrackedFigure): readonly HistoryNote[] => {
  const blind = (text: string): readonly HistoryNote[] => [{ mark: '?', ink: 'magenta', text: `${name}: ${text}` }];
  if (trials === 0) return [];
  if (visible !== null)
    return visible <= worthSeeing
      ? []
      : blind(`this history cannot show a change of less than ${upPercent(visible)} within ${String(runsToFind)} runs`);
  if (trials >= leastToTell) return blind('this history cannot show any change: its runs differ too much');
  const level = changes.length === 0 ? '' : ' at the new level';
  return blind(`${String(trials)} of at least ${String(leastToTell)} runs${level} that it takes to say which change this history can show`);
};
