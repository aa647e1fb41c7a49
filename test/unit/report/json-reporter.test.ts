import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonReporter } from '../../../src/report/json/json-reporter.ts';
import { sampleReport } from './sample-report.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('writes the report, readable, into a folder that it makes', async () => {
  await using folder = await temporaryFolder();
  const trial = join(folder.path, 'run', 'redis-outage');
  await jsonReporter().onReport?.(sampleReport(), trial);
  const text = await readFile(join(trial, 'report.json'), 'utf8');
  expect(JSON.parse(text)).toEqual(sampleReport());
  expect(text).toMatch(/^\{\n {2}"format": "firedrill.report\/1",\n/);
  expect(await readdir(trial)).toEqual(['report.json']);
});

test('leaves nothing half-written where it cannot write', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'report.json'));
  await expect(jsonReporter().onReport?.(sampleReport(), folder.path)).rejects.toThrow();
  expect(await readdir(folder.path)).toEqual(['report.json']);
});

test('replaces what was there', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'report.json'), 'old');
  await jsonReporter().onReport?.(sampleReport({ summary: 'new' }), folder.path);
  expect(await readFile(join(folder.path, 'report.json'), 'utf8')).toContain('"summary": "new"');
});
