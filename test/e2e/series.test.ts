import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ablation } from '../../src/core/ablation.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import { firedrill, outputFolder, start } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';

const quick = ['run', 'quick', '--drills', 'test/e2e/series-drills', '--runbooks', 'test/e2e/series-runbooks', '--seed', '7'] as const;

describe('a short drill, repeated on one system', async () => {
  const output = await outputFolder();
  const answer = await firedrill(...quick, '--ablate', '--mutate', '--output', output.folder);
  const said = `${answer.stdout}${answer.stderr}`;
  const read = async <Result>(name: string): Promise<Result> => JSON.parse(await readFile(join(output.folder, name), 'utf8')) as Result;

  test('ends as the drill itself does, was never started anew, and leaves nothing behind', async () => {
    expect(answer.exitCode, said).toBe(0);
    expect(said).not.toContain('starting the system anew');
    const ledger = await output.ledger();
    expect(openIntents(ledger)).toEqual([]);
    expect(await leftBehind(ledger[0]?.run ?? '')).toEqual([]);
  });

  test('one step is needed, the others only look; it does not heal by itself; and nobody can confirm what is not done yet', async () => {
    const { alone, steps, swaps, whole } = await read<Ablation>('quick.ablation.json');
    expect(whole.verdict, said).toBe('held');
    expect(alone?.outcome).toBe('stays-broken');
    expect(Object.fromEntries(steps.map(({ id, effect }) => [id, effect]))).toEqual({
      'recovery-1': 'only-looks',
      'recovery-2': 'needed',
      'recovery-3': 'only-looks',
    });
    expect(steps[1]?.why).toContain('restored not within 12 s');
    expect(swaps.map(({ first, second, order }) => `${first} ${second} ${order}`)).toEqual([
      'recovery-1 recovery-2 free',
      'recovery-2 recovery-3 matters',
    ]);
  });

  test('realistic errors are noticed, by reading or by a trial, at their line', async () => {
    const { score, mutants, undecided } = await read<Mutation>('quick.mutation.json');
    expect({ score, undecided }, said).toEqual({ score: 100, undecided: 0 });
    expect(mutants.length).toBeGreaterThan(15);
    const of = (operator: string): readonly string[] =>
      mutants.filter((one) => one.operator === operator).map(({ line, by, verdict }) => `${String(line)} ${String(by)} ${String(verdict)}`);
    expect(of('lost-step')).toEqual(['23 trial broken']);
    expect(of('swapped-steps')).toEqual(['23 trial drift']);
    expect(of('stale-port')).toEqual(['29 reading drift']);
    // Of two figures that contradict each other, the other may be named.
    const figures = new Set(['wrong-threshold', 'wrong-duration']);
    const misplaced = mutants.filter(
      ({ by, operator, line, named_line: named }) => by === 'reading' && named !== null && named !== line && !figures.has(operator),
    );
    expect(misplaced).toEqual([]);
  });

  test('every repetition has a report of its own, and cost less than starting the system', async () => {
    const { whole, steps, swaps, alone } = await read<Ablation>('quick.ablation.json');
    const repeated = [...steps.map(({ without }) => without), ...swaps.map(({ swapped }) => swapped), ...(alone === null ? [] : [alone.trial])];
    for (const { folder } of repeated) expect(await readFile(join(folder, 'report.json'), 'utf8')).toContain('"firedrill.report/1"');
    // One that follows a trial without recovery also waits until the system has come back to itself.
    const ready = repeated.map((trial) => trial.made_ready_ms).sort((a, b) => a - b);
    expect(ready[Math.floor(ready.length / 2)], ready.join(', ')).toBeLessThan(whole.made_ready_ms);
    await output[Symbol.asyncDispose]();
  });
});

test('Ctrl+C in the middle of a series undoes everything, and what was found out by then is written down', async () => {
  await using output = await outputFolder();
  const running = start(...quick, '--ablate', '--output', output.folder);
  await running.said('2 of 6');
  running.signalGroup('SIGINT');
  const { exitCode } = await running.ended;
  expect(exitCode).toBe(130);
  const ledger = await output.ledger();
  expect(openIntents(ledger)).toEqual([]);
  expect(await leftBehind(ledger[0]?.run ?? '')).toEqual([]);
  const { alone, steps } = JSON.parse(await readFile(join(output.folder, 'quick.ablation.json'), 'utf8')) as Ablation;
  expect(alone?.outcome).toBe('stays-broken');
  expect(steps).toEqual([]);
});
