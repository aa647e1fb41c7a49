import { describe, expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import type { Phase } from '../../../src/core/timeline.ts';
import { schemaErrors } from './report-schema.ts';
import { decided, expectAllUndone, tryOnAFake } from './try-on-a-fake.ts';

const phases: readonly Phase[] = ['steady', 'inject', 'detect', 'alert', 'recover', 'stabilise'];

describe('a load that dies proves nothing, whenever it does', () => {
  test.each(phases)('while the phase is %s', async (phase) => {
    const tried = await tryOnAFake({
      onEvent: (event, _world, loseLoad) => {
        if (event.kind === 'phase' && event.phase === phase && event.edge === 'began')
          loseLoad(new DrillError('load-failed', 'the thread of the load ended with 7'));
      },
    });
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'harness-error', exit_code: 2 });
    expect(tried.report.summary).toBe('The trial could not be finished: the thread of the load ended with 7');
    expect(schemaErrors(tried.report)).toEqual([]);
    expectAllUndone(tried);
  });

  test('as it is stopped: nobody looks for what it wrote', async () => {
    const tried = await tryOnAFake({
      onEvent: (event, _world, loseLoad) => {
        if (event.kind === 'phase' && event.phase === 'stabilise' && event.edge === 'ended')
          loseLoad(new DrillError('load-failed', 'the thread of the load ended with 7'));
      },
    });
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'harness-error', exit_code: 2 });
    expect(tried.fake.calls).not.toContain('session.readBack');
    expectAllUndone(tried);
  });
});
