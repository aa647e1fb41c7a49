import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readTrials } from '../../../src/report/read-trials.ts';
import { sampleReport } from './sample-report.ts';
import { temporaryFolder } from './temporary-folder.ts';

const writeAll = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
};
const good = JSON.stringify(sampleReport());

test('reads every trial of every run; what is damaged or foreign is told with its name and skipped', async () => {
  await using folder = await temporaryFolder();
  await writeAll(folder.path, {
    'a/redis-outage/report.json': good,
    'a/redis-outage.lost-login/report.json': good,
    'a/junit.xml': '<x/>',
    'b/half/report.json': good.slice(0, 1_000),
    'c/foreign/report.json': '{"format":"other/1"}',
    'd/hollow/report.json': '{"format":"firedrill.report/1"}',
    'e/untimely/report.json': JSON.stringify(sampleReport({ started_at: 'yesterday' })),
    'f/deeper/than/runs/report.json': good,
    'g/folder/report.json/x': '',
  });
  const { trials, skipped } = await readTrials(folder.path);
  expect(trials.map(({ folder: found }) => found.slice(folder.path.length + 1))).toEqual(['a/redis-outage.lost-login', 'a/redis-outage']);
  expect(skipped.map((why) => why.slice(folder.path.length + 1))).toEqual([
    expect.stringMatching(/^b\/half\/report\.json: is not JSON: /),
    expect.stringMatching(/^c\/foreign\/report\.json: should say that its format is/),
    expect.stringMatching(/^d\/hollow\/report\.json: run_id should be text, but is missing$/),
    'e/untimely/report.json: started_at should be a time',
    'g/folder/report.json: cannot be read: EISDIR',
  ]);
});

test('of a timeline only the alerts are kept', async () => {
  await using folder = await temporaryFolder();
  await writeAll(folder.path, { 'report.json': good });
  const { trials } = await readTrials(folder.path);
  expect(new Set(trials[0]?.report.timeline.map(({ kind }) => kind))).toEqual(new Set(['alert']));
});

test('a folder that is empty or not there holds no trials', async () => {
  await using folder = await temporaryFolder();
  expect(await readTrials(folder.path)).toEqual({ trials: [], skipped: [] });
  expect(await readTrials(join(folder.path, 'none'))).toEqual({ trials: [], skipped: [] });
});
