import { expect, test } from 'vitest';
import { stabilityPage } from '../../../scripts/stability/stability-page.ts';
import { repeatFormat, type NumberedTrial, type Repetition } from '../../../src/core/repetition.ts';

const trials = (restored: readonly (number | null)[]): readonly NumberedTrial[] =>
  restored.map((ms, index) => ({
    ...{ number: index + 1, seed: index, folder: '', verdict: 'held', outcome: 'finished', failure: null, summary: '' },
    ...{ restored_ms: ms, wall_ms: 31_000, made_ready_ms: 1_000, documented_wait_ms: 27_000 },
  }));

const agreed: Repetition = {
  format: repeatFormat,
  run_id: 'run',
  drill: { id: 'redis-outage', variant: null, sabotaged: false, file: 'drills/redis-outage.drill.ts' },
  runbook: { file: 'runbooks/account-api.md', section: 'Redis unavailable', line: 71 },
  timing: { name: 'fast', factor: 10 },
  ...{ seed: 7, wanted: 6, verdict: 'held', agreement: 'agreed', verdicts: { held: 6, drift: 0, inconclusive: 0, broken: 0 }, clocks: [] },
  trials: trials([4_000, 4_100, 4_200, 4_300, 4_400, 4_500]),
};

test('trials that agree are a proof, with their middle, how sure it is, and how much of them was waiting', () => {
  const { page, missed } = stabilityPage(
    [{ repetition: agreed, floorsMs: [27_600, 27_600, 27_600, 27_600, 27_600, 27_600] }],
    'the command',
    'a machine',
  );
  expect(missed).toEqual([]);
  expect(page.replaceAll(/ +/g, ' ')).toContain('| redis-outage | 6 | 6 held | 4.25 s | 4.00 s to 4.50 s | 4.00 s to 4.50 s | 0.90 | 0.92 |');
  expect(page).toContain('Every trial came to the same verdict');
  expect(page).toContain('with fast timing and another seed each time');
});

test.each<readonly [string, Partial<Repetition>, string]>([
  ['too few', { wanted: 20 }, '6 of 20 trials were made'],
  [
    'flaky',
    { agreement: 'flaky', verdict: 'broken', verdicts: { ...agreed.verdicts, held: 5, broken: 1 } },
    'its trials do not agree: 5 held, 1 broken',
  ],
  ['all broken', { verdict: 'broken', verdicts: { ...agreed.verdicts, held: 0, broken: 6 } }, 'all agree on broken'],
])('%s is no proof, and the page says why', (_, changes, why) => {
  const { page, missed } = stabilityPage(
    [{ repetition: { ...agreed, ...changes, drill: { ...agreed.drill, variant: 'hung' } }, floorsMs: [] }],
    'the command',
    'a machine',
  );
  expect(missed).toEqual([`redis-outage.hung: ${why}`]);
  expect(page).toContain(`- redis-outage.hung: ${why}`);
});

test('a drill that was never restored is told as such', () => {
  const { page } = stabilityPage(
    [{ repetition: { ...agreed, trials: trials([null, null]) }, floorsMs: [27_000, 27_000] }],
    'the command',
    'a machine',
  );
  expect(page.replaceAll(/ +/g, ' ')).toContain('| never | too few | | 0.90 | 0.90 |');
});
