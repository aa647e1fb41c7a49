import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import { readReport, readReports } from '../../../src/report/read-report.ts';
import { sampleReport } from './sample-report.ts';
import { abortedReport } from './sample-variants.ts';
import { temporaryFolder } from './temporary-folder.ts';

const refusal = async (content: string): Promise<string> => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'report.json');
  await writeFile(file, content);
  const error: unknown = await readReport(file).catch((thrown: unknown) => thrown);
  if (!(error instanceof DrillError) || error.code !== 'report-invalid') throw new Error(`not refused: ${String(error)}`);
  expect(error.exitCode).toBe(3);
  expect(error.message).toContain(file);
  return error.message.replace(`${file}: `, '');
};
const changed = (change: object): string => JSON.stringify({ ...sampleReport(), ...change });

describe('readReport', () => {
  test.each([sampleReport(), abortedReport(), { ...sampleReport(), added: 'later' }])('reads back what was written', async (report) => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'report.json');
    await writeFile(file, JSON.stringify(report));
    expect(await readReport(file)).toEqual(report);
  });

  test('lets through an event of a kind that was added later', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'report.json');
    await writeFile(
      file,
      changed({
        timeline: [
          { id: 'e1', atMs: 0, errorMs: 0, kind: 'later' },
          { id: 'e2', atMs: 0, errorMs: 0, kind: 'toString' },
        ],
      }),
    );
    expect((await readReport(file)).timeline).toHaveLength(2);
  });

  test.each([
    ['{"format": ', /^is not JSON: /],
    ['[]', /^should say that its format is "firedrill.report\/1", but says nothing$/],
    ['null', /but says nothing$/],
    [changed({ format: 'firedrill.report/9' }), /but says "firedrill.report\/9"$/],
    [changed({ verdict: 'passed' }), /^verdict should be one of held, drift, inconclusive, broken, but is "passed"$/],
    [changed({ steps: undefined }), /^steps should be a list, but is missing$/],
    [changed({ steps: [sampleReport().steps[0], { ...sampleReport().steps[1], line: '7' }] }), /^steps\[1\]\.line should be a number, but is "7"$/],
    [changed({ clocks: { ...sampleReport().clocks, restored: 1 } }), /^clocks\.restored should be an object, but is 1$/],
    [changed({ timeline: [{ id: 'e1', atMs: 0, errorMs: 0, kind: 'sample' }] }), /^timeline\[0\]\.condition should be text, but is missing$/],
    [changed({}).replace('"images":{', '"images":{"__proto__":1,'), /^environment\.images\.__proto__ should be text, but is 1$/],
    [changed({ summary: { long: 'x'.repeat(500) } }), /^summary should be text, but is \{"long":"x{1,60}…$/],
  ])('refuses %.40s', async (content, message) => {
    expect(await refusal(content)).toMatch(message);
  });

  test('says that a file is missing', async () => {
    await expect(readReport('/nowhere/report.json')).rejects.toThrow('/nowhere/report.json: cannot be read: ENOENT');
  });
});

describe('readReports', () => {
  test('finds one trial, or all trials of a run', async () => {
    await using run = await temporaryFolder();
    for (const name of ['b', 'a', 'logs']) await mkdir(join(run.path, name));
    for (const name of ['b', 'a']) await writeFile(join(run.path, name, 'report.json'), changed({ run_id: name }));
    await writeFile(join(run.path, 'junit.xml'), '');
    expect((await readReports(run.path)).map(({ report, folder }) => [report.run_id, folder])).toEqual([
      ['a', join(run.path, 'a')],
      ['b', join(run.path, 'b')],
    ]);
    expect((await readReports(join(run.path, 'b'))).map(({ report }) => report.run_id)).toEqual(['b']);
  });

  test('has the tenth trial of a drill after the ninth', async () => {
    await using run = await temporaryFolder();
    for (const name of ['x.repeat-10', 'x.repeat-9']) {
      await mkdir(join(run.path, name));
      await writeFile(join(run.path, name, 'report.json'), changed({ run_id: name }));
    }
    expect((await readReports(run.path)).map(({ report }) => report.run_id)).toEqual(['x.repeat-9', 'x.repeat-10']);
  });

  test('refuses a folder without a report, and what is not a folder', async () => {
    await using empty = await temporaryFolder();
    await expect(readReports(empty.path)).rejects.toThrow('holds no report.json');
    await expect(readReports(join(empty.path, 'nowhere'))).rejects.toThrow('cannot be read as a folder: ENOENT');
  });
});
