import { describe, expect, test } from 'vitest';
import { action } from '../../../src/core/action.ts';
import { check } from '../../../src/core/check.ts';
import { seconds } from '../../../src/core/duration.ts';
import { condition } from '../../../src/core/probe.ts';
import type { RunbookStep } from '../../../src/core/runbook.ts';
import { service } from '../../../src/core/target.ts';
import { judgeBindings } from '../../../src/runbook/judge-bindings.ts';

const step = (text: string): RunbookStep => ({ id: 'detection-1', part: 'detection', text, place: { file: 'x.md', line: 7 }, commands: [] });
const looks = (words: string) =>
  condition(words, { of: service('app'), name: words, period: seconds(1), watch: () => Promise.resolve() }, () => true);
const ready = looks('app answers 503 on /ready');

describe('a sentence and the condition that it is bound to', () => {
  test.each(['GET /ready answers 503', 'Readiness answers 503', 'The page /ready is red', 'Something is wrong with and/or without'])(
    'agree: %s',
    (text) => {
      expect(judgeBindings([{ step: step(text), condition: ready }], [])).toEqual([]);
    },
  );

  test.each([
    ['GET /health answers 503', '/health'],
    ['GET /ready answers 500', '500'],
  ])('do not: %s', (text, named) => {
    const [found, ...more] = judgeBindings([{ step: step(text), condition: ready }], []);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ verdict: 'drift', place: { file: 'x.md', line: 7 } });
    expect(found?.saw).toBe(`the document says ${named}, and the drill tries whether app answers 503 on /ready`);
  });
});

test('actions and checks are held against their sentences too', () => {
  const put = action('PUT /maintenance', () => Promise.resolve(''));
  const claim = check({ claim: '/orders loses nothing', judge: () => ({ verdict: 'held', saw: '', evidence: [] }) });
  const bound = [
    { step: step('Call /maintenance'), binding: put },
    { step: step('Call /mode'), binding: put },
    { step: step('Look at /payments'), binding: claim },
    { step: step('Run /it yourself') },
  ];
  expect(judgeBindings([], bound).map(({ saw }) => saw.split(',')[0])).toEqual(['the document says /mode', 'the document says /payments']);
});
