import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/core/report.ts';
import { consoleReporter } from '../../../src/report/console/console-reporter.ts';
import { displayWidth } from '../../../src/report/console/display-width.ts';
import { capturedStream } from './captured-stream.ts';
import { sampleReport } from './sample-report.ts';
import { abortedReport, brokenReport, driftReport, inconclusiveReport } from './sample-variants.ts';

const files = { perTrial: ['report.html', 'report.json'], perRun: ['junit.xml'] };

const screenOf = async (reports: readonly Report[], columns = 100, env: Readonly<Record<string, string>> = {}): Promise<string> => {
  const stream = capturedStream(columns);
  const reporter = consoleReporter({ stream, isTty: false, env, files });
  for (const report of reports) await reporter.onReport?.(report, `.firedrill/runs/r1/${report.drill.id}`);
  await reporter.onEnd?.(reports, '.firedrill/runs/r1');
  return stream.text;
};

describe('the screen at the end', () => {
  test.each([
    ['held', sampleReport()],
    ['broken', brokenReport()],
    ['drift', driftReport()],
    ['inconclusive', inconclusiveReport()],
    ['aborted', abortedReport()],
  ])('%s', async (name, report) => {
    await expect(await screenOf([report])).toMatchFileSnapshot(`screens/${name}.txt`);
  });

  test('in production timing it does not speak of playing', async () => {
    const { timing } = sampleReport();
    const screen = await screenOf([sampleReport({ timing: { ...timing, name: 'production', factor: 1 } })]);
    expect(screen).toContain('production timing  ·  seed 7'.replaceAll('  ', ' '));
    expect(screen).not.toContain('played as');
  });

  test('several trials end with one line each', async () => {
    const screen = await screenOf([sampleReport(), brokenReport(), driftReport()]);
    expect(screen.slice(screen.indexOf('ALL TRIALS'))).toMatch(/✓ held .*\n.*✗ broken .*without-restart.*\n.*≠ drift .*misspelt-command/);
  });

  test.each([40, 80, 120, 300])('fits a terminal of %i columns, as far as 80 to 120 allow', async (columns) => {
    const width = Math.min(120, Math.max(80, columns));
    const long = 'wörter 日本語 '.repeat(60) + 'x'.repeat(300);
    const wordy = sampleReport({
      summary: long,
      drill: { id: long, variant: null, sabotaged: false, file: long },
      findings: [{ claim: long, verdict: 'broken', saw: long, file: long, line: 3, hint: long, evidence: [] }],
      steps: sampleReport().steps.map((step) => ({ ...step, file: long, text: long, why: long, command: long, output: long, verdict: 'drift' })),
      ledger: { acknowledged: 9, found: 1, lost: Array.from({ length: 8 }, (_, index) => `${long}${String(index)}`), duplicated: [] },
    });
    const screen = await screenOf([wordy, brokenReport()], columns);
    const tooWide = screen.split('\n').filter((line) => displayWidth(line) > width && !line.includes('.firedrill/runs'));
    expect(tooWide).toEqual([]);
  });

  test('nothing from outside can command the terminal or reorder the text', async () => {
    const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\rheld\u0000';
    const hostile = JSON.parse(JSON.stringify(brokenReport()).replaceAll('login', JSON.stringify(`login${evil}`).slice(1, -1))) as Report;
    const screen = await screenOf([hostile]);
    expect(screen.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('colours', () => {
  const coloured = async (env: Readonly<Record<string, string>>, isTty: boolean): Promise<boolean> => {
    const stream = capturedStream();
    await consoleReporter({ stream, isTty, env, files }).onReport?.(sampleReport(), '/f');
    return stream.text.includes('\u001b[');
  };
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ CI: 'true' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '1', CI: 'true' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('with %o and a terminal %s: %s', async (env, isTty, expected) => {
    expect(await coloured(env as Readonly<Record<string, string>>, isTty)).toBe(expected);
  });

  test('change nothing but the colour', async () => {
    const plain = await screenOf([brokenReport()]);
    const painted = await screenOf([brokenReport()], 100, { FORCE_COLOR: '1' });
    expect(painted.replaceAll(new RegExp('\\u001b\\[\\d+m', 'g'), '')).toBe(plain);
  });
});
