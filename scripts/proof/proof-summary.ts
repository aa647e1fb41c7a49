import { quantile } from '../bench/statistics.ts';
import { table } from '../bench/table.ts';
import type { Kill } from './kill-plan.ts';
import type { Killed } from './kill-once.ts';

/** One kill on one line. */
export const killLine = ({ kill, undoneMs, faultsLeft, objectsLeft, trouble }: Killed): string =>
  [
    String(kill.number).padStart(4),
    kill.fault.padEnd(18),
    (typeof kill.at === 'string' ? kill.at : `${String(kill.at)} ms`).padEnd(24),
    [kill.how, ...(kill.targetRemoved ? ['target removed'] : []), ...(kill.engineRestarted ? ['engine restarted'] : [])].join(', ').padEnd(54),
    (undoneMs === undefined ? 'not undone' : `${String(Math.round(undoneMs))} ms`).padStart(10),
    `${String(faultsLeft)} faults, ${String(objectsLeft.length)} objects left`,
    ...(trouble === undefined ? [] : [`\n     ${[trouble, ...objectsLeft].join('\n').replaceAll('\n', '\n     ')}`]),
  ].join('  ');

/** Whether anything was left, or could not be tried: one such kill and there is no proof. */
export const isBad = ({ undoneMs, faultsLeft, objectsLeft, trouble }: Killed): boolean =>
  undoneMs === undefined || trouble !== undefined || faultsLeft > 0 || objectsLeft.length > 0;

/** Counts and times, by who had to undo it. */
export const proofSummary = (all: readonly Killed[]): string => {
  const ways: readonly Kill['how'][] = ['runner', 'stalled', 'runner and watchdog'];
  const [alone, restarted] = [false, true].map((wanted) => all.filter(({ kill }) => kill.engineRestarted === wanted));
  const groups = [
    ...ways.map((how) => [how, alone?.filter(({ kill }) => kill.how === how) ?? []] as const),
    ['any of these, and the engine restarted', restarted ?? []] as const,
    ['all', all] as const,
  ];
  return table(
    ['what was killed', 'kills', 'faults left', 'objects left', 'undone p50', 'p95', 'max'],
    groups
      .filter(([, kills]) => kills.length > 0)
      .map(([name, kills]) => {
        const times = kills.flatMap(({ undoneMs }) => (undoneMs === undefined ? [] : [undoneMs]));
        const at = (share: number): string => (times.length === 0 ? '-' : `${String(Math.round(quantile(times, share)))} ms`);
        const sum = (of: (killed: Killed) => number): string => String(kills.map(of).reduce((total, each) => total + each, 0));
        return [
          name,
          String(kills.length),
          sum(({ faultsLeft }) => faultsLeft),
          sum(({ objectsLeft }) => objectsLeft.length),
          at(0.5),
          at(0.95),
          at(1),
        ];
      }),
  );
};
