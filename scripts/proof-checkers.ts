import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { oracle } from '../test/unit/core/checkers/oracle.ts';
import { randomHistory } from '../test/unit/core/checkers/random-history.ts';
import { machineFacts } from './bench/machine-facts.ts';
import { askOracle } from './checkers/ask-oracle.ts';
import { checkersPage } from './checkers/checkers-page.ts';
import { measureLedger } from './checkers/measure-ledger.ts';
import { measuredCheck, type MeasuredCheck } from './checkers/measured-check.ts';
import { tryMutants } from './checkers/try-mutants.ts';

// Holds the checkers of "nothing lost" against an oracle, against the clock, and against bugs that are put into them.
// `npm run proof:checkers -- --histories 10000 --seed 7 --page docs/proofs/checkers.md`
const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '7' },
    times: { type: 'string', default: '3' },
    page: { type: 'string' },
  },
});
const [histories, seed, times] = [Number(values.histories), Number(values.seed), Number(values.times)];
if (![histories, seed, times].every(Number.isInteger) || histories < 1 || times < 1)
  throw new Error('give whole numbers: --histories N --seed S --times N');
const mutantHistories = 400;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const machine = await machineFacts();
let differing = 0;
const tallies = askOracle(histories, seed, (number, what) => {
  differing += 1;
  say(`history ${String(number)}: ${what}`);
});
say(`${String(differing)} of ${String(histories)} histories judged otherwise than by the oracle`);

const judged = Array.from({ length: mutantHistories }, (_, number) => {
  const history = randomHistory(seed, number);
  return { history, opinions: oracle(history) };
});
const mutants = await tryMutants(judged);
const survivors = mutants.filter(({ killedBy }) => killedBy === undefined);
for (const { mutant } of survivors) say(`survived: ${mutant.file} ${mutant.bug}`);
say(`${String(survivors.length)} of ${String(mutants.length)} broken checkers survived`);

const checks: MeasuredCheck[] = [];
for (const [writes, order] of [
  [100_000, 'in-order'],
  [1_000_000, 'in-order'],
  [1_000_000, 'shuffled'],
] as const) {
  const check = await measuredCheck(writes, order, times);
  checks.push(check);
  say(`${String(writes)} writes ${order}: checked in ${check.checkMs.toFixed(0)} ms, ${check.peakMb.toFixed(0)} MB, missing ${check.lost}`);
}
const [small, large] = checks;
const metGoals =
  checks.every(({ writes, checkMs, peakMb, lost }) => checkMs <= 1_500 && peakMb <= 400 && lost.endsWith(`/${String(Math.floor(writes * 0.7))}`)) &&
  small !== undefined &&
  large !== undefined &&
  large.checkMs <= 11 * small.checkMs;
say(metGoals ? 'a million operations are checked within 1.5 s and 400 MB' : 'a goal of time, memory or growth was missed');

await mkdir('.firedrill', { recursive: true });
const ledger = await measureLedger('.firedrill');
if (values.page !== undefined) {
  const command = `npm run proof:checkers -- --histories ${String(histories)} --seed ${String(seed)} --page ${values.page}`;
  await writeFile(values.page, checkersPage({ histories, tallies, mutants, mutantHistories, checks, ledger, command, machine }));
}
process.exitCode = differing === 0 && survivors.length === 0 && metGoals ? 0 : 1;
