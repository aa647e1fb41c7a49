import { historyMutants } from '../../test/unit/core/checkers/history-mutants.ts';
import { table } from '../bench/table.ts';
import type { CheckerTally } from './ask-oracle.ts';
import type { LedgerFigures } from './measure-ledger.ts';
import type { MeasuredCheck } from './measured-check.ts';
import type { TriedMutant } from './try-mutants.ts';

export interface CheckersProof {
  readonly histories: number;
  readonly tallies: ReadonlyMap<string, CheckerTally>;
  readonly mutants: readonly TriedMutant[];
  readonly mutantHistories: number;
  readonly checks: readonly MeasuredCheck[];
  readonly ledger: LedgerFigures;
  readonly command: string;
  readonly machine: string;
}

/** `docs/proofs/checkers.md`. */
export const checkersPage = (proof: CheckersProof): string => `# Proof of the checkers

Written by \`${proof.command}\`
on ${proof.machine}.

## Against an oracle

\`test/unit/core/checkers/oracle.ts\` says of small histories what every checker has to say: written a second time, from the definitions alone, without an index, a sort or a line of the code that it judges. It looks at every pair; of a
register it tries every order. ${count(proof.histories)} histories are drawn at random: a third of systems that keep their promises and are harmed a little, some of one crowded register, the others whatever chance says, with
instants that coincide, readings that are broken off, drivers that die and ids that are used twice. Compared are the verdict, held and inconclusive included, and every single case. \`npm run check\` asks the first 400 of them.

${table(
  ['checker', 'held', 'broken', 'inconclusive', 'cases', 'missed', 'invented', 'other verdict', 'recall', 'precision'],
  [...proof.tallies].map(([name, tally]) => [
    name,
    ...[tally.held, tally.broken, tally.inconclusive, tally.cases, tally.missed, tally.invented, tally.otherVerdict].map(String),
    percent(tally.cases - tally.missed, tally.cases),
    percent(tally.cases - tally.missed, tally.cases - tally.missed + tally.invented),
  ]),
)}

## A million operations

A process of its own for each: so many writes of 16 writers to 10,000 keys, each with hash, tenant and sequence, are taken down, read back with their positions from the primary and from where users read, and nine checkers look at them
(all but those of queues and registers). One acknowledged write is missing, and has to be named. Times are of the thread on the processor, the middle of several runs: other work on the machine says nothing about ours. Taking down is what a
run does while it goes on, four records a write; checking is what it waits for at its end. Memory is the most that any of the processes held, Node and what draws the history included.

${table(
  ['writes', 'read back', 'taken down', 'checked', 'checked, by the wall', 'memory', 'found missing'],
  proof.checks.map(({ writes, order, recordMs, checkMs, wallCheckMs, peakMb, lost }) => [
    count(writes),
    order === 'shuffled' ? 'in any order' : 'in order',
    `${String(Math.round(recordMs))} ms`,
    `${String(Math.round(checkMs))} ms`,
    `${String(Math.round(wallCheckMs))} ms`,
    `${String(Math.round(peakMb))} MB`,
    lost,
  ]),
)}

The goals: a million in at most 1.5 s and 400 MB, and ten times as many in at most eleven times as long. ${growthOf(proof.checks)}

## The ledger

An attempt is handed to the operating system before its operation may be sent, so a harness that is killed leaves no write that nobody is known to have made; the disk follows within 100 ms. Waiting for the disk each time would only help
against a machine that loses its power, and with it the system on trial.

${table(
  ['one attempt', 'p50', 'p99', 'max'],
  (
    [
      ['with the operating system (what is done)', proof.ledger.attempt],
      ['on the disk', proof.ledger.synced],
    ] as const
  ).map(([name, { p50, p99, max }]) => [name, ...[p50, p99, max].map((ms) => `${(ms * 1_000).toFixed(0)} µs`)]),
)}

Read again: ${count(Math.round(proof.ledger.readPerSecond / 1_000) * 1_000)} records a second, every one of them checked against the format.

## Harmed histories

One history of a system that keeps every promise is harmed in ${String(historyMutants.length)} ways. Each must be noticed by exactly those checkers (\`history-mutants.test.ts\`, part of \`npm run check\`).

${table(
  ['harm', 'broken', 'inconclusive'],
  historyMutants.map(({ harm, noticed }) => [harm, namesOf(noticed, 'broken'), namesOf(noticed, 'inconclusive')]),
)}

## Broken checkers

${String(proof.mutants.length)} copies of the code, each with one bug that somebody could have written, are asked the first ${String(proof.mutantHistories)} of the histories above. A copy is killed by the first history of which it says anything else than the
oracle; the number is that history's. ${String(proof.mutants.filter(({ killedBy }) => killedBy === undefined).length)} survived.

${table(
  ['bug', 'file', 'killed by'],
  proof.mutants.map(({ mutant, killedBy }) => [mutant.bug, mutant.file, killedBy === undefined ? '**nothing**' : String(killedBy)]),
)}
`;

const count = (n: number): string => n.toLocaleString('en-US');

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${String(Math.floor((10_000 * part) / whole) / 100)} %`);

const namesOf = (noticed: Readonly<Record<string, string>>, verdict: string): string => {
  const names = Object.keys(noticed).filter((name) => noticed[name] === verdict);
  return names.length === 0 ? '-' : names.length === 12 ? 'every one' : names.join(', ');
};

const growthOf = (checks: readonly MeasuredCheck[]): string => {
  const inOrder = checks.filter(({ order }) => order === 'in-order');
  const [small, large] = [inOrder.at(-2), inOrder.at(-1)];
  if (small === undefined || large === undefined) return '';
  const all = (check: MeasuredCheck): number => check.recordMs + check.checkMs;
  return `Ten times as many took ${(large.checkMs / small.checkMs).toFixed(1)} times as long to check, and ${(all(large) / all(small)).toFixed(1)} times as long to take down and check.`;
};
