import { table } from '../bench/table.ts';
import type { FaultTrial } from './fault-trials.ts';
import type { Killed } from './kill-once.ts';
import { isBad, proofSummary } from './proof-summary.ts';

/** The figures of one proof as a page, with the command that makes them and the machine that they are of. */
export const proofPage = (all: readonly Killed[], trials: ReadonlyMap<string, FaultTrial>, command: string, machine: string): string => {
  const bad = all.filter(isBad).length;
  const leastShare = (100 * 0.01 ** (1 / all.length)).toFixed(2);
  return [
    '# Proof of the undo',
    '',
    `Written by \`${command}\``,
    `on ${machine}.`,
    '',
    'Each kill starts a real run: ledger, watchdog, system, injection and canary are put together as `firedrill run` does it. It ends the runner at one instant of an injection, or at an instant drawn at random, and then',
    'looks from outside at what is left: containers, networks, volumes, folders and processes of the run, and records of its ledger that nobody closed. `runner` is SIGKILL of the runner, and its watchdog undoes everything.',
    '`stalled` is SIGSTOP: the watchdog has to wait for its lease of 3 s first, which is part of the time. `runner and watchdog` kills both, and `firedrill undo` does the work. A kill that could not be tried counts as failed.',
    '',
    proofSummary(all),
    '',
    bad === 0
      ? `0 of ${String(all.length)} kills left anything: with 99 % confidence at least ${leastShare} % of such kills leave nothing (0.01 to the power of 1/n).`
      : `**${String(bad)} of ${String(all.length)} kills left something or could not be tried.**`,
    '',
    '## By instant',
    '',
    grouped(all, 'killed', ({ kill }) => (typeof kill.at === 'string' ? kill.at : 'at random, within 9 s of the start')),
    '',
    '## By fault',
    '',
    grouped(all, 'fault', ({ kill }) => `${kill.fault}, on ${trials.get(kill.fault)?.system.name ?? '?'}`),
    '',
  ].join('\n');
};

const grouped = (all: readonly Killed[], head: string, by: (killed: Killed) => string): string =>
  table(
    [head, 'kills', 'target removed first', 'failed', 'slowest undo'],
    [...Map.groupBy(all, by)].map(([name, kills]) => [
      name,
      String(kills.length),
      String(kills.filter(({ kill }) => kill.targetRemoved).length),
      String(kills.filter(isBad).length),
      `${String(Math.round(Math.max(0, ...kills.map(({ undoneMs = 0 }) => undoneMs))))} ms`,
    ]),
  );
