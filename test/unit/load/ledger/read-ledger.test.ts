import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkHistory } from '../../../../src/core/checkers/check-history.ts';
import { usualCheckers } from '../../../../src/core/checkers/checkers.ts';
import { readLedger, type ReadLedger } from '../../../../src/load/ledger/read-ledger.ts';
import { tempFolder } from '../../operator/temp-folder.ts';

const head = '{"record":"ledger","format":"firedrill.ledger/1","run":"r","load":"orders","checks":[]}';
const good = [
  head,
  '{"record":"driver","driver":"d"}',
  '{"record":"attempt","id":"a","writer":"w","at_ms":1}',
  '{"record":"outcome","id":"a","outcome":"ok","at_ms":2}',
  '{"record":"attempt","id":"ä €","writer":"w","at_ms":3}',
  '{"record":"outcome","id":"ä €","outcome":"ok","at_ms":4}',
  '{"record":"driver-ended","driver":"d"}',
  '{"record":"reading","reading":1,"from":"primary","as_of_ms":9}',
  '{"record":"found","reading":1,"id":"a"}',
  '{"record":"found","reading":1,"id":"ä €"}',
  '{"record":"reading-ended","reading":1,"at_ms":10,"complete":true}',
];

const read = async (bytes: string | Buffer): Promise<ReadLedger> => {
  await using folder = await tempFolder();
  const file = join(folder.path, 'ledger.ndjson');
  await writeFile(file, bytes);
  return await readLedger(file);
};
const whole = Buffer.from(`${good.join('\n')}\n`);

test('a good ledger is held', async () => {
  const { history, torn } = await read(whole);
  expect([torn, checkHistory(history, usualCheckers).verdict]).toEqual([false, 'held']);
});

test('cut anywhere, a ledger is read up to its last whole record, and is never held', async () => {
  const firstEnd = head.length + 1;
  for (let length = firstEnd; length < whole.length; length += 1) {
    const { history, torn, records } = await read(whole.subarray(0, length));
    const ends = whole.subarray(0, length).filter((byte) => byte === 0x0a).length;
    expect({ length, torn, records, verdict: checkHistory(history, usualCheckers).verdict }).toEqual({
      length,
      torn: whole[length - 1] !== 0x0a,
      records: ends,
      verdict: 'inconclusive',
    });
  }
});

test('a last record of zeros, as a machine without power leaves it, is torn', async () => {
  expect(await read(Buffer.concat([whole, Buffer.alloc(512)]))).toMatchObject({ torn: true, records: good.length });
});

const at = (line: number, instead: string): string => `${good.map((text, n) => (n === line - 1 ? instead : text)).join('\n')}\n`;

test.each([
  ['text', 4, 'out', 'is not valid JSON'],
  ['nothing', 4, '', 'Unexpected end of JSON input'],
  ['a list', 4, '[]', 'a record is an object'],
  ['an unknown kind', 4, '{"record":"guess"}', '"record" should be one of ledger, driver,'],
  ['no kind', 4, '{"id":"a"}', 'but is missing'],
  [
    'an outcome that nobody knows',
    4,
    '{"record":"outcome","id":"a","outcome":"maybe","at_ms":2}',
    '"outcome" should be one of ok, failed, unknown, but is "maybe"',
  ],
  ['an instant in words', 4, '{"record":"outcome","id":"a","outcome":"ok","at_ms":"2"}', '"at_ms" should be a number, but is "2"'],
  ['an outcome of nothing', 4, '{"record":"outcome","id":"b","outcome":"ok","at_ms":2}', 'nobody attempted "b" before'],
  ['a second outcome', 6, good[3] ?? '', 'or its outcome was known already'],
  ['an id used twice', 5, good[2] ?? '', 'the id "a" was attempted before'],
  ['an empty id', 3, '{"record":"attempt","id":"","writer":"w","at_ms":1}', '"id" should be a text of 1 to 1024 characters'],
  ['a second beginning', 5, head, 'a ledger begins once'],
  ['no beginning', 1, good[1] ?? '', 'a ledger begins with a record "ledger", and not with "driver"'],
  ['another version', 1, head.replace('ledger/1', 'ledger/9'), 'but is "firedrill.ledger/9"'],
  ['an entry of no reading', 9, '{"record":"found","reading":2,"id":"a"}', 'reading 2 is not under way'],
  ['an entry found no time', 9, '{"record":"found","reading":1,"id":"a","times":0}', 'at least once'],
  ['a reading that began before', 9, good[7] ?? '', 'reading 1 began before'],
  [
    'a read that ends before it begins',
    4,
    '{"record":"read","reader":"r","key":"k","value":null,"from_ms":2,"to_ms":1}',
    'a read ends after it began',
  ],
])('refuses %s at its line', async (_, line, text, words) => {
  const error: unknown = await read(at(line, text)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'ledger-invalid', exitCode: 3, details: { place: { line } } });
  expect((error as Error).message).toContain(words);
});

test.each([
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from(`${head}\n`), Buffer.from([0xff, 0xfe, 0x0a])]), 2],
  ['an entry after the end of its reading', `${[...good, good[8]].join('\n')}\n`, good.length + 1],
  ['a line without end', Buffer.concat([whole, Buffer.alloc(1_200_000, 0x61)]), good.length + 1],
  ['an empty file', '', 1],
  ['a file that breaks off in its first record', head, 1],
])('refuses %s', async (_, bytes, line) => {
  await expect(read(bytes)).rejects.toMatchObject({ code: 'ledger-invalid', details: { place: { line } } });
});

test('refuses a file that is not there', async () => {
  await expect(readLedger('nowhere.ndjson')).rejects.toMatchObject({ code: 'ledger-invalid' });
});
