import { describe, expect, test } from 'vitest';
import type { Coverage } from '../../../../src/core/coverage.ts';
import { displayWidth } from '../../../../src/report/console/display-width.ts';
import { paint } from '../../../../src/report/console/paint.ts';
import { coverageText } from '../../../../src/report/coverage/coverage-text.ts';
import { lineRanges } from '../../../../src/report/coverage/line-ranges.ts';
import { coverageOf, coverDocument } from '../../../../src/runbook/coverage/cover-document.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';
import { capturedStream } from '../captured-stream.ts';
import { sampleCoverage } from './sample-coverage.ts';

const screen = (coverage: Coverage, columns = 100, env: Readonly<Record<string, string>> = {}): string =>
  coverageText(coverage, paint(capturedStream(columns), false, env));

describe('the table on the console', () => {
  test('tells of each section, what did not hold and what nobody has tried', async () => {
    await expect(screen(sampleCoverage())).toMatchFileSnapshot('../screens/coverage.txt');
  });

  test('says so where nothing can be tried', () => {
    const text = screen(coverageOf([coverDocument(parseRunbook('# Notes\n\nNone.\n', 'notes.md'), [])]));
    expect(text).toBe('\n  notes.md\n  has no signals, alerts, steps or promises that could be tried\n\n');
  });

  test.each([40, 80, 120, 300])('fits a terminal of %i columns, as far as 80 to 120 allow', (columns) => {
    const long = 'wörter 日本語 '.repeat(40) + 'x'.repeat(300);
    const wordy = JSON.parse(JSON.stringify(sampleCoverage()), (key, value: unknown) =>
      ['title', 'why', 'text'].includes(key) ? long : value,
    ) as Coverage;
    const tooWide = screen(wordy, columns)
      .split('\n')
      .filter((line) => displayWidth(line) > Math.min(120, Math.max(80, columns)));
    expect(tooWide).toEqual([]);
  });

  test('nothing of a document can command the terminal or reorder the text', () => {
    const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\rheld\u0000';
    const hostile = JSON.parse(JSON.stringify(sampleCoverage()).replaceAll('docker', JSON.stringify(`docker${evil}`).slice(1, -1))) as Coverage;
    expect(screen(hostile).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('colours change nothing but the colour', () => {
    const painted = screen(sampleCoverage(), 100, { FORCE_COLOR: '1' });
    expect(painted).toContain('\u001b[');
    expect(painted.replaceAll(new RegExp('\\u001b\\[\\d+m', 'g'), '').replaceAll(/ +$/gm, '')).toBe(screen(sampleCoverage()));
  });
});

test.each([
  [[], ''],
  [[7], '7'],
  [[9, 8, 3, 3, 4], '3-4, 8-9'],
  [[1, 2, 3, 5], '1-3, 5'],
])('lines %j are told as "%s"', (lines, expected) => {
  expect(lineRanges(lines)).toBe(expected);
});
