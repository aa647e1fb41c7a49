import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import { arrivalsFromFile } from '../../../src/load/arrivals-from-file.ts';
import { firstArrivals } from '../core/arrivals/first-arrivals.ts';
import { temporaryFolder } from '../report/temporary-folder.ts';

const read = async (text: string): Promise<readonly number[]> => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'visits.txt');
  await writeFile(file, text);
  return firstArrivals(arrivalsFromFile(file), 4);
};

test('milliseconds and points in time may both be read', async () => {
  expect(await read('# a quiet minute\n1200\n\n1250.5\n  1400\n')).toEqual([0, 50.5, 200, 300]);
  expect(await read('2026-03-05T10:15:00.000Z\n2026-03-05T10:15:00.250Z\r\n2026-03-05T11:15:01+01:00\n')).toEqual([0, 250, 1_000, 1_500]);
});

describe('a file is refused at its line', () => {
  test.each([
    ['5\n9\nsoon\n', 3, '"soon" is no point in time'],
    ['5\n-1\n', 2, '"-1" is no point in time'],
    ['5\n9\n\n8\n', 4, '8 comes before the line above it'],
    ['5\n', 1, 'a recording has at least two arrivals, got 1'],
    ['', 1, 'a recording has at least two arrivals, got 0'],
  ])('%j', async (text, line, words) => {
    const error: unknown = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DrillError);
    expect(error).toMatchObject({ code: 'arrivals-invalid', exitCode: 3, words, details: { place: { line } } });
  });

  test('that is not there', () => {
    expect(() => arrivalsFromFile('nowhere/visits.txt')).toThrow(/nowhere\/visits\.txt:1: the recording cannot be read: ENOENT/);
  });
});
