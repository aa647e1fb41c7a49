import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepHistory, noHistory } from '../../../src/cli/keep-history.ts';
import { openHistory } from '../../../src/history/open-history.ts';
import { pastTrial } from '../history/past-trial.ts';
import { sampleReport } from '../report/sample-report.ts';
import { brokenReport } from '../report/sample-variants.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-keep-'));
  file = join(folder, 'history.db');
});
afterEach(() => rm(folder, { recursive: true }));

const { commit, machine } = pastTrial();

test('a trial is kept under the name of its folder, and compared with those before it', () => {
  {
    using before = openHistory(file);
    before.record(pastTrial({ run_id: 'before' }));
    before.record(pastTrial({ run_id: 'before', trial: 'another', drill: 'another' }));
  }
  const keeper = keepHistory(file, { commit, machine }, expect.unreachable);
  keeper.keep({ report: sampleReport(), folder: 'out/redis-outage.repeat-2' });
  expect(keeper.records()).toMatchObject([{ drill: 'redis-outage', variant: null, trials: 2 }]);
  using history = openHistory(file);
  expect(history.trials().find(({ run_id }) => run_id === sampleReport().run_id)).toMatchObject({ trial: 'redis-outage.repeat-2', commit, machine });
});

test('a sabotaged variant is kept as such, and compared with its own kind', () => {
  const keeper = keepHistory(file, { commit: null, machine }, expect.unreachable);
  keeper.keep({ report: sampleReport(), folder: 'out/redis-outage' });
  keeper.keep({ report: brokenReport(), folder: 'out/redis-outage.without-restart' });
  expect(keeper.records()).toMatchObject([
    { variant: null, verdicts: { held: 1, broken: 0 } },
    { variant: 'without-restart', verdicts: { held: 0, broken: 1 } },
  ]);
});

test('a history that cannot be kept is told at once and changes nothing else', async () => {
  await writeFile(file, 'not a database, but something that a person wrote, and that must still be there afterwards');
  const said: string[] = [];
  const keeper = keepHistory(file, { commit, machine }, (line) => void said.push(line));
  keeper.keep({ report: sampleReport(), folder: 'a' });
  keeper.keep({ report: sampleReport(), folder: 'b' });
  expect(said).toEqual([expect.stringMatching(/^NOT IN THE HISTORY: .*history\.db is damaged, or no history/), said[0]]);
  expect(keeper.troubles).toHaveLength(1);
  expect(keeper.records()).toEqual([]);
});

test('nothing is compared where nothing was kept', () => {
  noHistory.keep({ report: sampleReport(), folder: 'a' });
  expect(noHistory.records()).toEqual([]);
  expect(keepHistory(file, { commit, machine }, expect.unreachable).records()).toEqual([]);
});
