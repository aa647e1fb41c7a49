import { describe, expect, test } from 'vitest';
import type { Load } from '../../../src/core/load.ts';
import { eventsOf } from '../../../src/core/timeline.ts';
import { loadWith } from '../../load-with.ts';
import { fakeSystem } from './fake-system.ts';
import { decided, tryOnAFake } from './try-on-a-fake.ts';

const { load } = fakeSystem();

/** The same load, some operations of which fail. */
const failing = (fails: (number: number) => boolean): Load =>
  loadWith(load, (session) => ({
    operate: (number, signal) => (fails(number) ? Promise.resolve({ ok: false, why: '503', refused: true }) : session.operate(number, signal)),
  }));

describe('the steady state', () => {
  test('begins after the last user that a system served badly while it was warming up', async () => {
    const { report } = await tryOnAFake({}, { drill: { load: failing((number) => number === 3 || number === 8) } });
    expect(decided(report)).toEqual({ verdict: 'held', outcome: 'finished', exit_code: 0 });
    const operations = eventsOf({ events: report.timeline }, 'operation');
    const last = operations.find(({ number }) => number === 8);
    const steady = report.timing.phases.find(({ phase }) => phase === 'steady');
    expect((steady?.ended_ms ?? 0) - (last?.intendedMs ?? Infinity), 'for the whole of the documented time').toBeGreaterThanOrEqual(2_000);
  });

  test('is not waited for longer than a system may warm up', async () => {
    const { report } = await tryOnAFake({}, { drill: { load: failing((number) => number % 4 === 3) } });
    expect(decided(report)).toEqual({ verdict: 'inconclusive', outcome: 'finished', exit_code: 2 });
    expect(report.findings.find(({ claim }) => claim === 'the system is good before anything is broken')?.saw).toMatch(
      /% of operations succeeded, 99 % are needed$/,
    );
    const steady = report.timing.phases.find(({ phase }) => phase === 'steady');
    expect((steady?.ended_ms ?? Infinity) - (steady?.began_ms ?? 0)).toBeLessThan(19_000);
    expect(report.clocks.injected).toBeNull();
  });
});
