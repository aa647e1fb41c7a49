import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { historyFormat } from '../../../../src/core/track-record.ts';
import { historyClosing } from '../../../../src/report/history/history-closing.ts';
import { historyCsv } from '../../../../src/report/history/history-csv.ts';
import { historyText } from '../../../../src/report/history/history-text.ts';
import { paint } from '../../../../src/report/console/paint.ts';
import { trackRecords } from '../../../../src/history/track-records.ts';
import { pastTrial, restoredAfter } from '../../history/past-trial.ts';
import { sampleRecords, sampleTrials } from './sample-records.ts';

const plain = paint({ write: () => undefined, columns: 110 }, false, {});

test('what the trials of each drill come to', async () => {
  await expect(historyText(sampleRecords(), plain)).toMatchFileSnapshot('../screens/history.txt');
});

test('what the history says at the end of a run', async () => {
  await expect(`${historyClosing(sampleRecords(), plain).join('\n')}\n`).toMatchFileSnapshot('../screens/history-closing.txt');
});

test('no line is wider than the screen', () => {
  const narrow = paint({ write: () => undefined, columns: 80 }, false, {});
  const lines = [...historyText(sampleRecords(), narrow).split('\n'), ...historyClosing(sampleRecords(), narrow)];
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('a change that ten runs have followed is not said again at the end of a run', () => {
  const later = Array.from({ length: 12 }, (_, run) =>
    pastTrial({ run_id: `later-${String(run)}`, started_at: `2027-01-01T0${String(run % 10)}:00:00.000Z` }),
  );
  const records = trackRecords([...sampleTrials().filter(({ drill, variant }) => drill === 'redis-outage' && variant === null), ...later]);
  expect(historyText(records, plain)).toContain('restored 9 % slower');
  expect(historyClosing(records, plain).join('\n')).not.toContain('9 % slower');
});

test('names from outside carry no control characters to the terminal', () => {
  const [record] = trackRecords([pastTrial({ drill: 'a\u001b[2Jb' })]);
  expect(historyText(record === undefined ? [] : [record], plain)).not.toContain('\u001b');
});

describe('as CSV', () => {
  const lines = historyCsv(sampleTrials()).split('\r\n');
  const cells = (line: string): readonly string[] => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);

  test('there is one line a trial, and a title for each column', () => {
    const [titles = '', first = ''] = lines;
    const row = Object.fromEntries(cells(titles).map((title, index) => [title, cells(first)[index]]));
    expect(row).toMatchObject({
      run_id: 'run-0',
      drill: 'redis-outage',
      variant: '',
      verdict: 'held',
      restored_ms: '4900',
      restored_error_ms: '50',
      dirty: 'false',
    });
    expect(titles).not.toContain('injected_ms');
  });

  test('quotes, commas and line ends are kept, and nothing is taken for a formula', () => {
    expect(historyCsv(sampleTrials())).toContain('"Promised to be restored within 30 s: that was ""never"", seen.\nNot once."');
    expect(historyCsv([pastTrial({ summary: '=HYPERLINK("x")', drill: '@a' })])).toContain(`"'=HYPERLINK(""x"")"`);
    expect(historyCsv([])).toBe('');
  });

  test('figures have as many digits as can be measured', () => {
    expect(historyCsv([restoredAfter(4_810.123_456_789, 1)])).toContain(',4810.123,50,');
  });
});

test('the schema accepts what is told to programs, and refuses another', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(new URL('../../../../schema/history.schema.json', import.meta.url), 'utf8')) as object);
  const told = JSON.parse(JSON.stringify({ format: historyFormat, records: sampleRecords() })) as object;
  expect(validate(told), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...told, records: [] })).toBe(true);
  expect(validate(JSON.parse(JSON.stringify(told).replaceAll('"since"', '"after"')))).toBe(false);
  expect(validate({ ...told, format: 'firedrill.history/2' })).toBe(false);
});
