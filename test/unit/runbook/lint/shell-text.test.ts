import { expect, test } from 'vitest';
import { shellText } from '../../../../src/runbook/lint/shell-text.ts';

test.each<readonly [string | null, string, string | undefined]>([
  ['bash', 'date\nwhatever', 'date\nwhatever'],
  ['bash', '  $ date\nMon Jan 1\n$ a \\\n  b', 'date\na \\\n  b'],
  ['console', '$ date\nMon Jan 1', 'date'],
  ['console', 'error: transaction in progress', undefined],
  [null, '# look\nsudo docker ps', '# look\nsudo docker ps'],
  [null, 'id: 7\nhealth: HEALTH_OK', undefined],
  [null, 'REDISCLI_AUTH=$X redis-cli ping', 'REDISCLI_AUTH=$X redis-cli ping'],
])('a block marked %s: %j', (lang, value, typed) => {
  expect(
    shellText({ lang, value })
      ?.map(({ text }) => text)
      .join('\n'),
  ).toBe(typed);
});

test('each line knows which of the block it is', () => {
  expect(shellText({ lang: 'console', value: '$ date\nMon Jan 1\n$ a \\\n  b' })).toEqual([
    { text: 'date', index: 0 },
    { text: 'a \\', index: 2 },
    { text: '  b', index: 3 },
  ]);
});
