import { describe, expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import { schemaErrors } from './report-schema.ts';
import { decided, expectAllUndone, tryOnAFake, type Tried } from './try-on-a-fake.ts';

const failingAt = (index: number, error: Error): Promise<Tried> =>
  tryOnAFake({
    onCall: (_, number) => {
      if (number === index) throw error;
    },
  });

const failingAlways = (name: string, error: Error): Promise<Tried> =>
  tryOnAFake({
    onCall: (called) => {
      if (called === name) throw error;
    },
  });

/** One failed login of thirty does not change what a trial finds, nor does lifting that works at the second try, nor a look that only confirms. */
const mayHold = (name: string, before: string | undefined): boolean =>
  ['session.operate', 'capability.restore', 'ledger.close'].includes(name) || (name === 'capability.look' && before !== 'capability.apply');

describe('a trial whose port throws at one call', async () => {
  const whole = await tryOnAFake();
  const calls = whole.fake.calls.flatMap((name, index) => (name.startsWith('ledger synced') ? [] : [{ name, index }]));

  test.each(calls)('call $index, $name', async ({ name, index }) => {
    const tried = await failingAt(index, new Error('out of luck'));
    expectAllUndone(tried);
    expect(schemaErrors(tried.report)).toEqual([]);
    expect(['finished', 'harness-error']).toContain(tried.report.outcome);
    if (!mayHold(name, whole.fake.calls[index - 1])) expect(tried.report.verdict).not.toBe('held');
    if (tried.report.verdict !== 'held') expect(tried.report.exit_code).toBeGreaterThan(0);
  });
});

describe('a trial whose port always throws', () => {
  const names = ['start', 'alert.watch', 'condition.watch', 'load.open', 'startLoad', 'session.operate', 'check.prepare', 'check.observe'];
  const more = ['capability.snapshot', 'ledger.intend', 'capability.apply', 'capability.look', 'action.perform', 'operator.run', 'session.readBack'];

  test.each([...names, ...more])('%s', async (name) => {
    const tried = await failingAlways(name, new Error('out of luck'));
    expect(tried.report.verdict).not.toBe('held');
    expect(tried.report.exit_code).toBeGreaterThan(0);
    expectAllUndone(tried);
  });
});

describe('the error of a port decides the exit code', () => {
  test('a stack that would not start', async () => {
    const tried = await failingAlways('start', new DrillError('stack-start-failed', 'the stack would not start: app is unhealthy'));
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'harness-error', exit_code: 4 });
    expect(tried.report.summary).toBe('The trial could not be finished: the stack would not start: app is unhealthy');
    expect(tried.failure).toMatchObject({ code: 'stack-start-failed' });
  });

  test('a ledger that cannot be written: no fault is applied', async () => {
    const tried = await failingAlways('ledger.intend', new DrillError('ledger-unwritable', 'the ledger x cannot be written: ENOSPC'));
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'harness-error', exit_code: 4 });
    expect(tried.fake.calls).not.toContain('capability.apply');
    expect(tried.report.clocks.injected).toBeNull();
    expectAllUndone(tried);
  });

  test('a fault that cannot be applied', async () => {
    const tried = await failingAlways('capability.apply', new Error('iptables refused the rule'));
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'harness-error', exit_code: 2 });
    expect(tried.report.summary).toBe('The trial could not be finished: blackhole on app -> redis could not be injected: iptables refused the rule');
    // It may have been applied in part, so it is lifted all the same.
    expect(tried.fake.calls).toContain('capability.restore');
  });

  test('a toolbox that is gone says nothing about the document', async () => {
    const tried = await failingAlways('operator.run', new DrillError('operator-failed', 'the toolbox is gone'));
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'harness-error', exit_code: 2 });
    expect(tried.report.steps.map(({ verdict }) => verdict)).not.toContain('drift');
    expectAllUndone(tried);
  });

  test('what failed, and what failed while cleaning up after it, are both told', async () => {
    const tried = await tryOnAFake({
      onCall: (name) => {
        if (name === 'session.readBack') throw new Error('nobody answers');
        if (name === 'session.dispose') throw new Error('nobody hangs up');
      },
    });
    expect(tried.report.summary).toBe('The trial could not be finished: nobody answers');
    expectAllUndone(tried);
  });
});

describe('something that cannot be taken away', () => {
  const container = { what: 'container app-1', why: 'device busy', byHand: ['docker rm --force app-1'] };

  test('a container that stays is told with what to type', async () => {
    const tried = await tryOnAFake({ left: [container] });
    expect(decided(tried.report)).toEqual({ verdict: 'broken', outcome: 'finished', exit_code: 5 });
    expect(tried.residue).toEqual([container]);
    expect(tried.report.findings).toContainEqual(
      expect.objectContaining({ claim: 'container app-1 is taken away', verdict: 'broken', saw: 'device busy', hint: 'docker rm --force app-1' }),
    );
  });

  test('a fault that still bites while its containers are there', async () => {
    const tried = await tryOnAFake({ stuck: true, left: [container] });
    expect(tried.report.exit_code).toBe(5);
    expect(tried.residue.map(({ what, why }) => [what, why])).toContainEqual(['blackhole on app -> redis', 'it still bites']);
  });

  test('a fault that still bites, gone with its containers', async () => {
    const tried = await tryOnAFake({ stuck: true });
    expect(tried.residue).toEqual([]);
    expect(decided(tried.report)).toEqual({ verdict: 'broken', outcome: 'finished', exit_code: 1 });
    expect(tried.report.findings).toContainEqual(expect.objectContaining({ claim: 'blackhole on app -> redis is lifted', verdict: 'broken' }));
  });

  test('an aborted trial does not claim that all is restored', async () => {
    const controller = new AbortController();
    const tried = await tryOnAFake(
      {
        left: [container],
        onCall: (name) => {
          if (name === 'capability.apply') controller.abort(new DrillError('interrupted', 'interrupted by SIGINT'));
        },
      },
      {},
      { first: controller, second: new AbortController() },
    );
    expect(tried.report).toMatchObject({ outcome: 'aborted', exit_code: 5 });
    expect(tried.report.summary).toBe('The trial was interrupted, and something could not be taken away: container app-1.');
  });

  test('a stop that fails is residue, not a crash', async () => {
    const tried = await failingAlways('stop', new Error('the engine does not answer'));
    expect(tried.report.exit_code).toBe(5);
    expect(tried.residue).toEqual([{ what: 'everything of run run-1', why: 'the engine does not answer', byHand: ['firedrill undo --run run-1'] }]);
  });
});
