import { expect, test } from 'vitest';
import type { Ablation, RepeatedTrial } from '../../../src/core/ablation.ts';
import type { MutantResult, Mutation } from '../../../src/core/mutation.ts';
import { ablationScreen } from '../../../src/report/ablation/ablation-screen.ts';
import { paint } from '../../../src/report/console/paint.ts';
import { mutationScreen } from '../../../src/report/mutation/mutation-screen.ts';

const plain = paint({ write: () => undefined, columns: 100 }, false, {});
const file = 'runbooks/account-api.md';
const runbook = { file, section: 'Redis unavailable', line: 71 };
const trial: RepeatedTrial = {
  folder: 'out',
  verdict: 'held',
  restored_ms: 4_710,
  wall_ms: 35_000,
  documented_wait_ms: 27_000,
  made_ready_ms: 1_000,
};
const step = (number: number, parts: Partial<Ablation['steps'][number]>): Ablation['steps'][number] => ({
  id: `recovery-${String(number)}`,
  file,
  line: 89 + number,
  text: 'Keep the application in maintenance mode until Redis is back. No fallback exists.',
  verdict: 'held',
  effect: 'needed',
  why: 'restored in 4.3 s without it, restored in 4.7 s with it',
  without: trial,
  ...parts,
});

const ablation: Ablation = {
  format: 'firedrill.ablation/1',
  run_id: '20261121-100000-abcd',
  drill: { id: 'redis-outage', file: 'drills/redis-outage.drill.ts' },
  runbook,
  timing: { name: 'fast', factor: 10 },
  seed: 7,
  whole: trial,
  alone: { outcome: 'stays-broken', why: 'restored not within 30 s', trial },
  steps: [
    step(1, { effect: 'no-difference' }),
    step(2, { effect: 'only-looks', text: 'Look.' }),
    step(3, {
      text: 'Start Redis again:',
      why: 'restored not within 30 s; not so: no replayed request is accepted (of 3 replayed refresh tokens, 0 were refused as replayed); recovery-4 fails: exit code 22',
    }),
    step(4, { effect: 'failed', verdict: 'drift', why: 'exit code 1: no such service' }),
    step(5, { effect: 'undecided', why: 'the fault was not seen to bite' }),
  ],
  swaps: [
    { first: 'recovery-1', second: 'recovery-2', line: 91, order: 'free', why: 'restored in 4.7 s', swapped: trial },
    { first: 'recovery-2', second: 'recovery-3', line: 92, order: 'matters', why: 'recovery-3 fails: exit code 22', swapped: trial },
    { first: 'recovery-3', second: 'recovery-4', line: 93, order: 'undecided', why: 'the fault was not seen to bite', swapped: trial },
  ],
};

const mutant = (parts: Partial<MutantResult>): MutantResult => ({
  operator: 'misspelt-name',
  file,
  line: 93,
  before: 'redis',
  after: 'redsi',
  outcome: 'noticed',
  by: 'reading',
  verdict: 'drift',
  named_line: 93,
  why: 'the compose file has no service "redsi"',
  hint: null,
  ...parts,
});

const mutation: Mutation = {
  format: 'firedrill.mutation/1',
  run_id: '20261121-100000-abcd',
  drill: { id: 'redis-outage', file: 'drills/redis-outage.drill.ts' },
  runbook,
  seed: 7,
  score: 75,
  noticed: 3,
  survived: 1,
  undecided: 1,
  mutants: [
    mutant({}),
    mutant({ by: 'trial' }),
    mutant({ operator: 'lost-step', before: 'Start Redis again:', after: '', by: 'trial', verdict: 'broken' }),
    mutant({
      operator: 'wrong-duration',
      before: '5',
      after: '50',
      outcome: 'survived',
      by: null,
      why: 'the trial ended as before',
      hint: 'say it as a promise of the incident',
    }),
    mutant({
      operator: 'swapped-steps',
      before: 'recovery-5, recovery-6',
      after: 'recovery-6, recovery-5',
      outcome: 'undecided',
      by: null,
      why: 'nobody saw the lockout end',
    }),
  ],
};

test('what each step is good for', async () => {
  await expect(`${ablationScreen(ablation, plain).join('\n')}\n`).toMatchFileSnapshot('screens/ablation.txt');
});

test('the power of a drill, and what it did not notice', async () => {
  await expect(`${mutationScreen(mutation, plain).join('\n')}\n`).toMatchFileSnapshot('screens/mutation.txt');
});

test('no line is wider than the screen', () => {
  const narrow = paint({ write: () => undefined, columns: 80 }, false, {});
  for (const line of [...ablationScreen(ablation, narrow), ...mutationScreen(mutation, narrow)]) expect(line.length, line).toBeLessThanOrEqual(80);
});

test('a mutation that decided nothing has no score', () => {
  expect(mutationScreen({ ...mutation, score: null, noticed: 0, survived: 0, mutants: [] }, plain).join('\n')).toContain('nothing was decided');
});
