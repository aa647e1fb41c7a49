import { describe, expect, test } from 'vitest';
import { watchdogsOf } from '../../scripts/proof/watchdogs-of.ts';
import { firedrill, outputFolder, progress, start, type Output, type Running } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';
import { numbersFrom } from './numbers-from.ts';
import { isThorough } from './thorough.ts';

/** Printed and settable, so that a failure can be played again: `FIREDRILL_TEST_SEED=7 vitest run --project e2e interruption`. */
const seed = Number(process.env['FIREDRILL_TEST_SEED'] ?? Date.now() % 100_000);
const random = numbersFrom(seed);

/** A phase by what the console prints at its beginning, and how long it lasts: the instant is drawn from within. */
interface Instant {
  readonly phase: string;
  readonly says: string;
  readonly lastsMs: number;
  /** A twin that gets to the phase sooner. */
  readonly variant?: string;
}

const instants: readonly Instant[] = [
  { phase: 'start', says: 'Make the system ready', lastsMs: 1_500 },
  { phase: 'start', says: 'Make the system ready', lastsMs: 5_000 },
  { phase: 'steady', says: 'Prove the steady state', lastsMs: 3_000 },
  { phase: 'inject', says: 'Break it', lastsMs: 300 },
  { phase: 'inject', says: 'Break it', lastsMs: 2_000 },
  { phase: 'alert', says: 'Wait for the documented alert', lastsMs: 1_000 },
  { phase: 'recover', says: 'Carry out the runbook', lastsMs: 3_000 },
  { phase: 'recover', says: 'Carry out the runbook', lastsMs: 15_000 },
  { phase: 'judge', says: 'Judge', lastsMs: 100, variant: 'no-fault' },
  { phase: 'stop', says: 'Clear up', lastsMs: 400, variant: 'toothless' },
];

/** What must be true after every way out: nothing of the run is left, and no fault is open that could still be in force. */
const expectClean = async (output: Output): Promise<string> => {
  const ledger = await output.ledger();
  const runId = ledger[0]?.run ?? '';
  expect(runId).not.toBe('');
  expect(await leftBehind(runId)).toEqual([]);
  return `open intents: ${openIntents(ledger).join(', ') || 'none'}`;
};

const begin = (output: Output, variant?: string): Running =>
  start('run', 'redis-outage', ...(variant === undefined ? [] : ['--variant', variant]), '--output', output.folder);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe(`a run that is interrupted (seed ${String(seed)})`, () => {
  const drawn = instants.map((instant, index) => ({ ...instant, index, after: Math.round(random() * instant.lastsMs) }));
  // Half of them, by chance: what one run of the tests leaves out, another will try.
  const tried = isThorough
    ? drawn
    : drawn
        .map((instant) => ({ instant, lot: random() }))
        .sort((a, b) => a.lot - b.lot)
        .slice(0, instants.length / 2)
        .map(({ instant }) => instant);

  test.each(tried)('Ctrl+C $after ms into $phase', async ({ index, phase, says, after, variant }) => {
    await using output = await outputFolder();
    const running = begin(output, variant);
    await running.said(says);
    await pause(after);
    const sent = performance.now();
    // By turns what a supervisor sends, and what a terminal sends: to the process alone, and to docker compose and whatever else it started.
    if (index % 2 === 0) running.signal('SIGINT');
    else running.signalGroup('SIGINT');
    const { exitCode, stderr } = await running.ended;
    const took = performance.now() - sent;
    const clean = await expectClean(output);
    progress(`${phase} + ${String(after)} ms: exit code ${String(exitCode)} after ${(took / 1_000).toFixed(1)} s, ${clean}`);
    expect(exitCode, stderr).toBe(130);
    const report = await output.report(variant === undefined ? 'redis-outage' : `redis-outage.${variant}`);
    expect(report).toMatchObject({ outcome: 'aborted', verdict: 'inconclusive', exit_code: 130 });
    expect(took, 'undoing has no reason to take longer').toBeLessThan(30_000);
  });

  test('Ctrl+C before anything is started: nothing begins', async () => {
    await using output = await outputFolder();
    const running = begin(output);
    await pause(random() * 300);
    running.signalGroup('SIGINT');
    const { exitCode, stdout } = await running.ended;
    expect(exitCode).toBe(130);
    expect(stdout).not.toContain('Prove the steady state');
  });

  test('Ctrl+C twice within 100 ms waits less and still undoes everything', async () => {
    await using output = await outputFolder();
    const running = begin(output);
    await running.said('injected');
    running.signalGroup('SIGINT');
    await pause(random() * 100);
    running.signalGroup('SIGINT');
    const { exitCode, stderr } = await running.ended;
    expect(exitCode, stderr).toBe(130);
    expect(stderr).toContain('SIGINT again: waiting less');
    await expectClean(output);
    expect(await output.report('redis-outage')).toMatchObject({ outcome: 'aborted', exit_code: 130 });
  });

  test('SIGTERM does the same as Ctrl+C', async () => {
    await using output = await outputFolder();
    const running = begin(output);
    await running.said('bitten');
    running.signal('SIGTERM');
    const { exitCode, stderr } = await running.ended;
    expect(exitCode, stderr).toBe(130);
    await expectClean(output);
    expect(openIntents(await output.ledger())).toEqual([]);
    const report = await output.report('redis-outage');
    expect(report).toMatchObject({ outcome: 'aborted', exit_code: 130 });
    expect(report.faults[0]?.undone, 'lifted, and seen to be lifted').not.toBeNull();
  });

  test('SIGKILL mid-fault, to the run and to its watchdog: the next command says what the dead run left and takes it away', async () => {
    await using output = await outputFolder();
    const running = begin(output);
    await running.said('bitten');
    const runId = (await output.ledger())[0]?.run ?? '';
    const watchdogs = await watchdogsOf(runId);
    expect(watchdogs).toHaveLength(1);
    for (const pid of watchdogs) process.kill(pid, 'SIGKILL');
    running.signal('SIGKILL');
    expect((await running.ended).exitCode).toBe(137);
    expect((await leftBehind(runId)).length).toBeGreaterThan(8);

    const looked = await firedrill('undo', '--dry-run');
    expect(looked).toMatchObject({ exitCode: 0 });
    expect(looked.stdout).toContain(`run ${runId}: would remove container firedrill-${runId}-redis-1`);
    expect((await leftBehind(runId)).length, 'a dry run takes nothing').toBeGreaterThan(8);

    await using next = await outputFolder();
    const sweeping = begin(next);
    await sweeping.said('Make the system ready');
    sweeping.signalGroup('SIGINT');
    const { stderr, exitCode } = await sweeping.ended;
    expect(exitCode, stderr).toBe(130);
    expect(stderr).toContain(`run ${runId} died and left something: taking it away`);
    expect(stderr).toContain(`removed container firedrill-${runId}-redis-1`);
    expect(await leftBehind(runId)).toEqual([]);
    expect(openIntents(await output.ledger()), 'its ledger was closed by the next command').toEqual([]);
    await expectClean(next);

    const again = await firedrill('undo', '--run', runId);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.stdout).toContain(`nothing of run ${runId} is here`);
  });
});
