import { describe, expect, test } from 'vitest';
import { milliseconds, minutes, seconds } from '../../../src/core/duration.ts';
import type { Event, Phase } from '../../../src/core/timeline.ts';
import { loseOne, noFault, toothless, withhold } from '../../../src/core/twin.ts';
import { check } from '../../../src/core/check.ts';
import type { Report } from '../../../src/core/report.ts';
import { condition } from '../../../src/core/probe.ts';
import { percent, perSecond } from '../../../src/core/quantity.ts';
import type { Load } from '../../../src/core/load.ts';
import { service } from '../../../src/core/target.ts';
import { latency, noop } from '../../../faults/index.ts';
import { app, promises, redis, startRedis, type PlanChanges } from './fake-plan.ts';
import type { World } from './fake-world.ts';
import { schemaErrors } from './report-schema.ts';
import { decided, expectAllUndone, tryOnAFake } from './try-on-a-fake.ts';

const broken = { verdict: 'broken', outcome: 'finished', exit_code: 1 };
const drift = { verdict: 'drift', outcome: 'finished', exit_code: 1 };
const inconclusive = { verdict: 'inconclusive', outcome: 'finished', exit_code: 2 };

const promise = (report: Report, name: string): unknown => {
  const found = report.promises.find((one) => one.name === name);
  return [found?.measured, found?.verdict];
};

const never = condition(
  'app answers 200 on /health',
  {
    of: app,
    name: 'app /health status',
    period: milliseconds(10),
    watch: (_stack, observe: (status: number) => void) => {
      observe(500);
      return Promise.resolve();
    },
  },
  (status) => status === 200,
);

/** Answers well and acknowledges nothing. */
const readOnly: Load = {
  name: 'reads',
  rate: perSecond(5),
  inFlight: 16,
  open: () =>
    Promise.resolve({
      operate: () => Promise.resolve({ ok: true }),
      readBack: () => Promise.resolve([{ from: 'primary', entries: [] }]),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
};

const stopsRedisInThe =
  (phase: Phase) =>
  (event: Event, world: World): void => {
    if (event.kind === 'phase' && event.phase === phase && event.edge === 'began') world.redisRuns = false;
  };

describe('a promise that is not kept', () => {
  test('an alert that never fires', async () => {
    const tried = await tryOnAFake({ alertAfter: 'never' });
    expect(decided(tried.report)).toEqual(broken);
    expect(tried.report.summary).toBe('Promised to be alerted within 5 s: that was never seen.');
    expect(promise(tried.report, 'alerted')).toEqual([null, 'broken']);
    expect(promise(tried.report, 'restored')).toEqual([expect.any(Number), 'held']);
    expectAllUndone(tried);
  });

  test('an alert that is delivered too late, while everybody waits for it', async () => {
    const tried = await tryOnAFake({ alertAfter: milliseconds(4_900) });
    expect(decided(tried.report)).toEqual(broken);
    expect(tried.report.summary).toBe('Promised to be alerted within 5 s: it took 5.18 s.');
    expectAllUndone(tried);
  });

  test('signals that come after the promise, by less than anybody can tell', async () => {
    const tried = await tryOnAFake({}, { drill: { promises: { ...promises, detected: milliseconds(50) } } });
    // Looked at every 100 ms: they may have been there in time.
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'finished', exit_code: 2 });
    expect(tried.report.summary).toBe('Promised to be detected within 50 ms: it took 85 ms.');
  });

  test('the step that repairs is withheld', async () => {
    const tried = await tryOnAFake({}, { twin: withhold('Start Redis again'), withheld: ['recovery-3'] });
    expect(decided(tried.report)).toEqual(broken);
    expect(tried.report.summary).toBe('Promised to be restored within 20 s: that was never seen.');
    expect(tried.report.clocks.restored).toBeNull();
    expect(tried.report.steps.find(({ id }) => id === 'recovery-3')).toMatchObject({ verdict: 'not-tried', why: 'withheld by the twin' });
    expectAllUndone(tried);
  });

  test.each([
    ['lost', 0],
    ['written twice', 2],
  ])('an acknowledged write is %s', async (_, times) => {
    const tried = await tryOnAFake({ found: (id) => (id === 'login-1' ? times : 1) });
    expect(decided(tried.report)).toEqual(broken);
    expect(tried.report.summary).toBe('1 acknowledged write was lost or doubled.');
    expect(promise(tried.report, 'lost')).toEqual([1, 'broken']);
    expectAllUndone(tried);
  });

  test('the twin that forgets one write is told from the drill', async () => {
    const tried = await tryOnAFake({}, { twin: loseOne() });
    expect(decided(tried.report)).toEqual(broken);
    expect(tried.report.ledger.lost).toEqual(['login-0']);
  });
});

describe('a document that is wrong', () => {
  test('a command that fails, at its line', async () => {
    const tried = await tryOnAFake({
      command: (text) => (text === startRedis ? { exitCode: 1, output: 'first\nno such service: redis\n', failedLine: 2 } : undefined),
    });
    const step = tried.report.steps.find(({ id }) => id === 'recovery-3');
    expect(step).toMatchObject({ verdict: 'drift', line: 28, exit_code: 1, why: 'exit code 1: no such service: redis' });
    // Redis stays dead without that step: the promise to restore is broken too, which is worse than drift.
    expect(decided(tried.report)).toEqual(broken);
    expectAllUndone(tried);
  });

  test('a command of a transcript that fails, at its line', async () => {
    // What was answered stands between the two lines that are typed.
    const recovery: PlanChanges['recovery'] = (lines) =>
      lines.map((bound) => {
        const { step } = bound;
        return step.id === 'recovery-3'
          ? { ...bound, step: { ...step, commands: step.commands.map((one) => ({ ...one, lines: [27, 30] })) } }
          : bound;
      });
    const tried = await tryOnAFake({ command: (text) => (text === startRedis ? { exitCode: 1, failedLine: 2 } : undefined) }, { recovery });
    expect(tried.report.steps.find(({ id }) => id === 'recovery-3')).toMatchObject({ verdict: 'drift', line: 30 });
  });

  test('a command that fails while something else repairs', async () => {
    const tried = await tryOnAFake({ command: (text) => (text.includes('ps redis') ? { exitCode: 1, output: 'no such service' } : undefined) });
    expect(decided(tried.report)).toEqual(drift);
    expect(tried.report.summary).toBe('runbooks/logins.md:23: "Look at Redis": exit code 1: no such service');
    expect(tried.report.timeline).toContainEqual(expect.objectContaining({ kind: 'step', step: 'recovery-3', edge: 'ended', ok: true }));
  });

  test('a call that the gate refused is named', async () => {
    const refused = ['POST /containers/prune'];
    const tried = await tryOnAFake({ command: (text) => (text.includes('ps redis') ? { exitCode: 1, output: 'denied\n', refused } : undefined) });
    expect(tried.report.steps.find(({ id }) => id === 'recovery-2')?.why).toBe('exit code 1, the gate refused POST /containers/prune: denied');
  });

  test('a step in prose that nobody has bound: it is passed over, and the others are carried out', async () => {
    const place = { file: 'runbooks/logins.md', line: 19 };
    const tell = { id: 'recovery-0', part: 'recovery', text: 'Tell the team', place, commands: [] } as const;
    const finding = { claim: 'recovery-0 is bound by the drill', verdict: 'drift', saw: 'nobody has bound this step', place, evidence: [] } as const;
    const tried = await tryOnAFake({}, { documentFindings: [finding], recovery: (lines) => [{ step: tell }, ...lines] });
    expect(decided(tried.report)).toEqual(drift);
    const steps = tried.report.steps.filter(({ part }) => part === 'recovery').map(({ id, verdict }) => [id, verdict]);
    expect(steps).toEqual([['recovery-0', 'not-tried'], ...[1, 2, 3, 4, 5, 6].map((number) => [`recovery-${String(number)}`, 'held'])]);
    expect(schemaErrors(tried.report)).toEqual([]);
    expectAllUndone(tried);
  });

  test('an alert that no rule defines', async () => {
    const place = { file: 'runbooks/logins.md', line: 18 };
    const finding = { claim: 'the documented alert "RedisGone" is defined', verdict: 'drift', saw: 'no rule', place, evidence: [] } as const;
    const tried = await tryOnAFake({}, { documentFindings: [finding] });
    expect(decided(tried.report)).toEqual(drift);
    expect(tried.report.summary).toBe('runbooks/logins.md:18: the documented alert "RedisGone" is defined: no rule');
  });
});

describe('something that could not be seen', () => {
  test('a fault that does not bite: nothing further is done', async () => {
    const tried = await tryOnAFake({ numb: true });
    expect(decided(tried.report)).toEqual(inconclusive);
    expect(tried.report.summary).toBe('blackhole on app -> redis bites: not seen to bite within 5 s');
    expect(tried.fake.calls.filter((name) => name === 'capability.apply')).toHaveLength(1);
    expect(tried.fake.calls).not.toContain('operator.run');
    expect(tried.fake.calls).not.toContain('session.readBack');
    expectAllUndone(tried);
  });

  test('the toothless twin never does harm', async () => {
    const tried = await tryOnAFake({}, { twin: toothless() });
    expect(decided(tried.report)).toEqual(inconclusive);
    expect(tried.fake.calls).not.toContain('capability.apply');
    expectAllUndone(tried);
  });

  test('a steady state that is never reached: nothing is injected', async () => {
    const tried = await tryOnAFake({}, { drill: { steady: { for: seconds(2), conditions: [never], succeeds: percent(99) } } });
    expect(decided(tried.report)).toEqual(inconclusive);
    expect(tried.report.summary).toBe('the system is good before anything is broken: within 15 s it was not true that app answers 200 on /health');
    expect(tried.fake.calls).not.toContain('capability.snapshot');
    expect(tried.report.clocks.injected).toBeNull();
    expectAllUndone(tried);
  });

  test('a check that throws', async () => {
    const crashing = check({
      claim: 'lockouts expire',
      judge: () => {
        throw new Error('cannot divide');
      },
    });
    const tried = await tryOnAFake({}, { drill: { checks: [crashing] } });
    expect(decided(tried.report)).toEqual(inconclusive);
    expect(tried.report.summary).toBe('lockouts expire: the check itself failed: cannot divide');
  });

  test('a load of which nothing was acknowledged', async () => {
    const tried = await tryOnAFake({}, { drill: { load: readOnly } });
    expect(decided(tried.report)).toEqual(inconclusive);
    expect(promise(tried.report, 'lost')).toEqual([0, 'inconclusive']);
  });

  test('a condition that can no longer be observed', async () => {
    const tried = await tryOnAFake({
      onCall: (name, number) => {
        if (name === 'condition.watch' && number === 3) throw new Error('no route to the probe');
      },
    });
    expect(tried.report.verdict).not.toBe('held');
    expect(tried.report.findings).toContainEqual(
      expect.objectContaining({ verdict: 'inconclusive', claim: 'app answers 503 on /ready could be observed', saw: 'no route to the probe' }),
    );
    expectAllUndone(tried);
  });

  test('a fault that the target cannot suffer', async () => {
    const tried = await tryOnAFake({}, { drill: { breaks: [latency(app.to(redis), { of: seconds(1) })] } });
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'harness-error', exit_code: 3 });
    expect(tried.report.summary).toMatch(/^The trial could not be finished: .*:\d+:\d+: app -> redis cannot suffer latency$/);
    expectAllUndone(tried);
  });

  test('the honest baseline never bites', async () => {
    const tried = await tryOnAFake({}, { drill: { breaks: [noop(service('app'))] } });
    expect(tried.report.verdict).toBe('inconclusive');
  });
});

describe('the twin without a fault', () => {
  test('is held when nothing rings', async () => {
    const tried = await tryOnAFake({}, { twin: noFault() });
    expect(decided(tried.report)).toEqual({ verdict: 'held', outcome: 'finished', exit_code: 0 });
    expect(tried.fake.calls).not.toContain('capability.snapshot');
    expect(tried.fake.calls).not.toContain('operator.run');
    expect(tried.report.faults).toEqual([]);
    expect(tried.report.steps.map(({ verdict }) => verdict)).not.toContain('held');
    expectAllUndone(tried);
  });

  test('is broken as soon as something rings', async () => {
    const tried = await tryOnAFake(
      { onEvent: stopsRedisInThe('alert') },
      { twin: noFault(), drill: { promises: { ...promises, alerted: minutes(1) } } },
    );
    expect(decided(tried.report)).toEqual(broken);
    expect(tried.report.timing.wall_ms).toBeLessThan(10_000);
  });
});

test('every one of these reports is valid to the published schema', async () => {
  for (const oddities of [{ alertAfter: 'never' }, { numb: true }, { found: () => 0 }] as const) {
    expect(schemaErrors((await tryOnAFake(oddities)).report)).toEqual([]);
  }
});
