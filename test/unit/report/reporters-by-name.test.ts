import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import { multiplexer, reportersByName } from '../../../src/report/index.ts';
import { sampleReport } from './sample-report.ts';
import { temporaryFolder } from './temporary-folder.ts';

const quiet = { stream: { write: () => true }, isTty: false, env: {} };

test('makes each named reporter once', () => {
  expect(reportersByName(['json', 'console', 'json'], quiet)).toHaveLength(2);
  expect(reportersByName([], quiet)).toEqual([]);
});

test('refuses a name that it does not know, and tells those that it knows', () => {
  const attempt = (): unknown => reportersByName(['json', 'jsn'], quiet);
  expect(attempt).toThrow(DrillError);
  expect(attempt).toThrow('there is no reporter called "jsn"');
  expect(attempt).toThrow(expect.objectContaining({ code: 'usage', exitCode: 3, details: { hint: 'Known are: console, html, json, junit.' } }));
});

test('writes all files of a run, and the console names them last', async () => {
  await using output = await temporaryFolder();
  const folder = join(output.path, 'redis-outage');
  await mkdir(folder);
  let screen = '';
  const all = multiplexer(reportersByName(['console', 'json', 'junit', 'html'], { ...quiet, stream: { write: (text: string) => (screen += text) } }));
  await all.onReport(sampleReport(), folder);
  await all.onEnd([sampleReport()], output.path);
  expect(all.failures).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual(['report.html', 'report.json']);
  expect((await readdir(output.path)).sort()).toEqual(['junit.xml', 'redis-outage']);
  expect(
    screen
      .trimEnd()
      .split('\n')
      .slice(-3)
      .map((line) => line.trim()),
  ).toEqual([join(folder, 'report.html'), join(folder, 'report.json'), join(output.path, 'junit.xml')]);
});
