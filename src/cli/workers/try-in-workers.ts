import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { admit, type Need, type Room } from '../../core/admit.ts';
import { messageOf } from '../../core/message-of.ts';
import type { Report } from '../../core/report.ts';
import { trialName } from '../../core/trial-name.ts';
import { reportFileName } from '../../report/json/json-reporter.ts';
import { readReport } from '../../report/read-report.ts';
import type { RunContext } from '../run-context.ts';
import type { Tried } from '../tried.ts';
import { startWorker } from './start-worker.ts';

/** A trial, what it takes of the machine, and the arguments of the run that tries it. */
export interface WaitingTrial extends Need {
  readonly argv: readonly string[];
}

export type WorkersContext = Pick<RunContext, 'run' | 'reporter' | 'history' | 'stops' | 'tell'>;

/**
 * Tries drills beside each other, as many as the machine has room for, each by a run in a process of its own: what undoes, watches over and takes away
 * one trial is then what does so for all. What it comes to is told in one piece when it is over. Begins no more once it is interrupted.
 */
export const tryInWorkers = async (
  trials: readonly WaitingTrial[],
  room: Room,
  { run, reporter, history, stops, tell }: WorkersContext,
  start: typeof startWorker = startWorker,
): Promise<Tried> => {
  const reports: Report[] = [];
  const exitCodes: number[] = [];
  const running = new Map<WaitingTrial, Promise<void>>();
  const told = new Set<WaitingTrial>();
  let waiting = trials;

  const tryOne = async (trial: WaitingTrial): Promise<void> => {
    const folder = join(run.output, trial.name);
    const file = join(folder, reportFileName);
    // Of an earlier run that wrote to the same folder.
    await rm(file, { force: true });
    const { exitCode, said } = await start([...trial.argv, '--output', run.output, '--ledger-folder', folder], stops);
    exitCodes.push(exitCode);
    for (const line of said.trimEnd().split('\n')) if (line !== '') tell(`${trial.name}: ${line.replace(/^firedrill: /, '')}`);
    try {
      const report = await readReport(file);
      reports.push(report);
      history.keep({ report, folder });
      await reporter.onReport(report, folder);
    } catch (error) {
      tell(`${trial.name} ended with ${String(exitCode)} and without a report: ${messageOf(error)}`);
    }
  };

  for (;;) {
    if (stops.signal.aborted) waiting = [];
    const { admitted, heldBack } = admit(waiting, [...running.keys()], room);
    waiting = waiting.filter((trial) => !admitted.includes(trial));
    for (const trial of admitted) {
      tell(`${trial.name} begins${running.size === 0 ? '' : `, beside ${[...running.keys()].map(({ name }) => name).join(', ')}`}`);
      running.set(
        trial,
        tryOne(trial).finally(() => running.delete(trial)),
      );
    }
    for (const { one, why } of heldBack) if (!told.has(one)) tell(`${one.name} waits: ${why}`);
    for (const { one } of heldBack) told.add(one);
    if (running.size === 0) return { reports: inOrder(reports, trials), failures: [], exitCodes };
    await Promise.race(running.values());
  }
};

/** As they were asked for, whichever ended first. */
const inOrder = (reports: readonly Report[], trials: readonly Need[]): readonly Report[] => {
  const names = trials.map(({ name }) => name);
  const placeOf = ({ drill }: Report): number => names.indexOf(trialName(drill));
  return reports.toSorted((a, b) => placeOf(a) - placeOf(b));
};
