import type { Repetition } from '../../src/core/repetition.ts';
import { seriesFigures } from '../../src/core/statistics/series-figures.ts';
import { trialName } from '../../src/core/trial-name.ts';
import { table } from '../bench/table.ts';

const goal = 0.9;

/** A drill that was repeated. */
export interface Repeated {
  readonly repetition: Repetition;
  /** What each trial could not have been shorter than. */
  readonly floorsMs: readonly number[];
}

/** `docs/proofs/stability.md`, and what keeps it from being a proof. */
export const stabilityPage = (
  repeated: readonly Repeated[],
  command: string,
  machine: string,
): { readonly page: string; readonly missed: readonly string[] } => {
  const repetitions = repeated.map(({ repetition }) => repetition);
  const missed = repetitions.flatMap((repetition) => {
    const { wanted, agreement, verdict, trials } = repetition;
    if (trials.length < wanted) return [`${nameOf(repetition)}: ${String(trials.length)} of ${String(wanted)} trials were made`];
    if (agreement !== 'agreed') return [`${nameOf(repetition)}: its trials do not agree: ${told(repetition)}`];
    return verdict === 'held' ? [] : [`${nameOf(repetition)}: all agree on ${verdict}`];
  });
  const timing = [...new Set(repetitions.map((repetition) => repetition.timing.name))].join(' and ') || 'no';
  const page = `# Stability of the drills

Written by \`${command}\`
on ${machine}.

Each was tried so many times in a row on one commit, with ${timing} timing and another seed each time: the instant of the fault, the load and whatever else chance decides differ, and the verdict must not. Efficiency is the share of a
trial, without making its system ready, that it could not have been shorter by: documented durations that it waited for, the steps of the recovery, and the settings of the system that its signals waited for.
Goal: at least ${goal.toFixed(2)}. The rest is firedrill's: striking at an instant of chance, looking whether it bites, judging, undoing, taking the system away.

${table(
  ['drill', 'trials', 'verdicts', 'restored, median', '95 % interval', 'least to most', 'waits alone', 'efficiency'],
  repeated.map(({ repetition, floorsMs }) => {
    const restored = seriesFigures(repetition.trials.flatMap(({ restored_ms: ms }) => (ms === null ? [] : [ms])));
    const interval = restored?.interval;
    const shareOf = (needed: readonly number[]): string => {
      const shares = repetition.trials.map(({ wall_ms: wall, made_ready_ms: ready }, index) => (needed[index] ?? 0) / (wall - ready));
      return seriesFigures(shares)?.median.toFixed(2) ?? '';
    };
    return [
      nameOf(repetition),
      String(repetition.trials.length),
      told(repetition),
      restored === null ? 'never' : seconds(restored.median),
      interval === null || interval === undefined ? 'too few' : `${seconds(interval.low)} to ${seconds(interval.high)}`,
      restored === null ? '' : `${seconds(restored.min)} to ${seconds(restored.max)}`,
      shareOf(repetition.trials.map(({ documented_wait_ms: waited }) => waited)),
      shareOf(floorsMs),
    ];
  }),
)}

${missed.length === 0 ? 'Every trial came to the same verdict as all others of its drill: held.' : `What is not so:\n\n${missed.map((one) => `- ${one}`).join('\n')}`}
`;
  return { page, missed };
};

const nameOf = ({ drill }: Repetition): string => trialName(drill);
const told = ({ verdicts }: Repetition): string => {
  const seen = Object.entries(verdicts).filter(([, many]) => many > 0);
  return seen.length === 0 ? 'none' : seen.map(([verdict, many]) => `${String(many)} ${verdict}`).join(', ');
};
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
