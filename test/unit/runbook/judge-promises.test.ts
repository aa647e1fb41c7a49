import { expect, test } from 'vitest';
import type { Promises } from '../../../src/core/drill.ts';
import { minutes, seconds } from '../../../src/core/duration.ts';
import { judgePromises } from '../../../src/runbook/judge-promises.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';

const promises: Promises = { detected: seconds(10), alerted: minutes(1), restored: minutes(5), stable: seconds(30), lost: 'nothing' };

const judge = (text: string) => {
  const document = parseRunbook(`# Down\n\n${text}\n\n## Recovery\n\nPromises: restored within 1 hour.\n`, 'x.md');
  const section = document.sections[0];
  if (section === undefined) throw new Error('no section');
  return judgePromises(section, promises).map(({ saw, place, verdict }) => [verdict, place?.line, saw]);
};

test.each([
  'Promises: noticed within 10 seconds, alerted within 60 s, restored within 5 min, nothing acknowledged lost.',
  'Promises: restored within 5 minutes.',
  'Promises: with replicas nothing acknowledged lost, without them at most 5 seconds lost.',
  'Users wait.',
])('no finding: %s', (text) => {
  expect(judge(text)).toEqual([]);
});

test('a promise that the drill does not hold it to is drift at its line, each one', () => {
  expect(judge('Users wait.\n\nPromises: noticed within 10 seconds, alerted within 2 minutes, restored within 50 minutes.')).toEqual([
    ['drift', 5, 'the document says "alerted within 2 minutes", and the drill holds "alerted" to within 1 min, not within 2 min'],
    ['drift', 5, 'the document says "restored within 50 minutes", and the drill holds "restored" to within 5 min, not within 50 min'],
  ]);
});
