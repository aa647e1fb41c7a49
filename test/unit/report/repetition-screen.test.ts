import { expect, test } from 'vitest';
import { repeatFormat, type NumberedTrial, type Repetition } from '../../../src/core/repetition.ts';
import { seriesFigures } from '../../../src/core/statistics/series-figures.ts';
import { paint } from '../../../src/report/console/paint.ts';
import { repetitionScreen } from '../../../src/report/repetition/repetition-screen.ts';

const plain = paint({ write: () => undefined, columns: 100 }, false, {});

const trial = (number: number, parts: Partial<NumberedTrial> = {}): NumberedTrial => ({
  number,
  seed: 1_000 + number,
  folder: `out/redis-outage.repeat-${String(number)}`,
  verdict: 'held',
  outcome: 'finished',
  failure: null,
  summary: 'Detected in 391 ms, alerted in 2.6 s, restored in 4.81 s, nothing acknowledged was lost.',
  restored_ms: 4_810,
  wall_ms: 35_000,
  documented_wait_ms: 27_000,
  made_ready_ms: 1_000,
  ...parts,
});

const repetition: Repetition = {
  format: repeatFormat,
  run_id: '20261121-100000-abcd',
  drill: { id: 'redis-outage', variant: null, sabotaged: false, file: 'drills/redis-outage.drill.ts' },
  runbook: { file: 'runbooks/account-api.md', section: 'Redis unavailable', line: 71 },
  timing: { name: 'fast', factor: 10 },
  seed: 7,
  wanted: 8,
  verdict: 'broken',
  agreement: 'flaky',
  verdicts: { held: 6, drift: 0, inconclusive: 0, broken: 1 },
  clocks: [
    { name: 'detected', of: 7, figures: seriesFigures([379, 391, 291, 374, 396, 397, 361]) },
    { name: 'alert_delivered', of: 7, figures: seriesFigures([2_792, 2_435, 2_756, 2_414, 2_790, 2_587]) },
    { name: 'restored', of: 7, figures: seriesFigures([4_819, 4_714, 5_452, 5_109, 5_681]) },
    { name: 'stable', of: 7, figures: null },
  ],
  trials: [
    trial(1),
    trial(2, { verdict: 'broken', failure: 'recovery', summary: 'Promised to be restored within 30 s: that was never seen.', restored_ms: null }),
    ...[3, 4, 5, 6, 7].map((number) => trial(number)),
  ],
};

test('what several trials come to, whether they agree, and which did not hold', async () => {
  await expect(`${repetitionScreen(repetition, plain).join('\n')}\n`).toMatchFileSnapshot('screens/repetition.txt');
});

test.each([
  [{ agreement: 'agreed', verdict: 'held', verdicts: { held: 7, drift: 0, inconclusive: 0, broken: 0 } }, 'all that ended agree: held 7 of 7'],
  [
    { agreement: 'undecided', verdict: 'inconclusive', verdicts: { held: 6, drift: 0, inconclusive: 1, broken: 0 } },
    'not decided: held 6, inconclusive 1 of 7',
  ],
  [
    { agreement: 'undecided', verdicts: { held: 0, drift: 0, inconclusive: 0, broken: 0 }, trials: [], clocks: [] },
    'no trial was finished (8 were asked for)',
  ],
] as const)('in words: %j', (changes, words) => {
  expect(repetitionScreen({ ...repetition, ...changes }, plain).join('\n')).toContain(words);
});

test('no line is wider than the screen, in production timing neither', () => {
  const narrow = paint({ write: () => undefined, columns: 80 }, false, {});
  const minutes = seriesFigures([330_000, 345_000, 350_000, 370_000, 375_000, 391_000, 400_000]);
  const long = { ...repetition, clocks: repetition.clocks.map((clock) => ({ ...clock, figures: minutes })) };
  for (const line of [...repetitionScreen(repetition, narrow), ...repetitionScreen(long, narrow)]) expect(line.length, line).toBeLessThanOrEqual(80);
  expect(repetitionScreen(long, narrow).join('\n')).toContain('5 min 30 s – 6 min 40 s');
});
