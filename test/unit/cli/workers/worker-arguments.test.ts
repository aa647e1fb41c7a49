import { expect, test } from 'vitest';
import { workerArguments } from '../../../../src/cli/workers/worker-arguments.ts';
import { timing } from '../../../../src/core/timing.ts';

test('a worker tries the plan as it was planned, and is quiet about it', () => {
  const options = { drills: 'd', runbooks: 'r', reporter: ['console', 'junit', 'html'], engine: 'other' };
  expect(workerArguments({ id: 'outage', variant: 'hung', timing: timing('production', 10) }, options, 7).join(' ')).toBe(
    'run outage --variant hung --timing production --seed 7 --drills d --runbooks r --engine other --no-history --reporter json,html',
  );
  expect(
    workerArguments({ id: 'outage', variant: null, timing: timing('fast', 10) }, { drills: 'd', runbooks: 'r', reporter: [] }, 7).join(' '),
  ).toBe('run outage --timing fast --seed 7 --drills d --runbooks r --no-history --reporter json');
});
