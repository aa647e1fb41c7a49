import { expect, test } from 'vitest';
import { formatDuration } from '../../../src/core/duration.ts';
import { readPromises } from '../../../src/runbook/read-promises.ts';

const read = (text: string): readonly string[] =>
  readPromises(text.split('\n'), 10).map(
    ({ name, within, line }) => `${name} ${within === 'nothing' ? within : formatDuration(within)} at ${String(line)}`,
  );

test.each([
  [
    'Promises: noticed within 10 seconds, alerted within 1 minute, restored within 5 minutes, nothing acknowledged lost.',
    ['detected 10 s at 10', 'alerted 1 min at 10', 'restored 5 min at 10', 'lost nothing at 10'],
  ],
  [
    '\n**Objectives:** detected in 500 ms,\n  back within 1.5 h; no data loss',
    ['detected 500 ms at 11', 'restored 90 min at 12', 'lost nothing at 12'],
  ],
  ['Promises: with replicas nothing acknowledged lost, without them no more than 5 seconds lost', ['lost nothing at 10', 'lost 5 s at 10']],
  ['- Targets: paged after 2 min and recovered after 30s', ['alerted 2 min at 10', 'restored 30 s at 10']],
  ['Promises: noticed at once, lunch within 5 minutes, at most 3 writes lost', []],
  ['Promises: noticed within 1 s.\n\nalerted within 1 s', ['detected 1 s at 10']],
  ['We keep our promises: restored within 5 minutes', []],
  ['', []],
])('%j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
