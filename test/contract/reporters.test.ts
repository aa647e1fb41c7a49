import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { multiplexer } from '../../src/report/multiplexer.ts';
import { reporterNames, reportersByName } from '../../src/report/reporters-by-name.ts';
import { sampleReport } from '../unit/report/sample-report.ts';
import { abortedReport, brokenReport, driftReport, inconclusiveReport } from '../unit/report/sample-variants.ts';

/** What somebody may write into a runbook, or a service into its answers. */
const hostile = '\u001B]0;pwned\u0007\u001B[2J</title><script>alert(1)</script>]]>&"\'\u202E\u0000\r\nx';

/** Every text of a report made hostile; names that a format fixes stay. */
const withHostileText = (report: Report): Report => {
  const fixed = new Set([
    'format',
    'verdict',
    'outcome',
    'started_at',
    'unit',
    'part',
    'kind',
    'phase',
    'edge',
    'state',
    'seen',
    'stage',
    'id',
    'name',
  ]);
  const poison = (key: string, value: unknown): unknown => (typeof value === 'string' && !fixed.has(key) ? value + hostile : value);
  return JSON.parse(JSON.stringify(report, (key, value: unknown) => poison(key, value))) as Report;
};

const reports: Readonly<Record<string, Report>> = {
  held: sampleReport(),
  broken: brokenReport(),
  drift: driftReport(),
  inconclusive: inconclusiveReport(),
  aborted: abortedReport(),
  hostile: withHostileText(brokenReport()),
};

let output = '';
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'firedrill-reporters-'));
  await mkdir(join(output, 'trial'));
});
afterEach(() => rm(output, { recursive: true, force: true }));

/** Everything that a reporter put anywhere: on the screen, and into files. */
const drawn = async (name: string, report: Report): Promise<{ readonly text: string; readonly failures: readonly unknown[] }> => {
  let text = '';
  const reporter = multiplexer(reportersByName([name], { stream: { write: (part: string) => (text += part) }, isTty: false, env: {} }));
  const { id: drill, variant } = report.drill;
  await reporter.onBegin({ runId: report.run_id, drill, variant, title: report.runbook.section, timing: report.timing.name, seed: 1 });
  for (const event of report.timeline) reporter.onEvent(event);
  for (const state of ['began', 'waiting', 'failed'] as const)
    reporter.onProgress({ waitingFor: report.summary, state, elapsedMs: 10, withinMs: 20 });
  reporter.onCouldNotRestore({ what: report.summary, why: report.summary, byHand: [report.summary] });
  await reporter.onReport(report, join(output, 'trial'));
  await reporter.onEnd([report], output);
  for (const file of await readdir(output, { recursive: true, withFileTypes: true }))
    if (file.isFile()) text += await readFile(join(file.parentPath, file.name), 'utf8');
  return { text, failures: reporter.failures };
};

describe.each(reporterNames)('the reporter %s', (name) => {
  test.each(Object.entries(reports))('draws a trial that is %s', async (_, report) => {
    const { text, failures } = await drawn(name, report);
    expect(failures).toEqual([]);
    expect(text).toContain(report.drill.id.slice(0, 'redis-outage'.length));
    expect(text.length).toBeGreaterThan(200);
  });

  test.skipIf(name === 'json')('lets no hostile text act', async () => {
    const { text } = await drawn(name, withHostileText(brokenReport()));
    // No control character but line ends and tabs, and nothing that turns the direction of the text.
    const acting = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F\\u202A-\\u202E\\u2066-\\u2069]');
    expect(acting.exec(text)?.index).toBeUndefined();
    if (name === 'html' || name === 'junit') expect(text).not.toContain('<script>alert');
  });
});

test('JSON is data: it keeps every text to the letter', async () => {
  const report = withHostileText(brokenReport());
  const { text } = await drawn('json', report);
  expect(JSON.parse(text)).toEqual(report);
});
