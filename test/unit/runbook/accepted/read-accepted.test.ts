import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acceptedText } from '../../../../src/runbook/accepted/accepted.ts';
import { acceptedFileOf, readAccepted, requireAcceptedFor } from '../../../../src/runbook/accepted/read-accepted.ts';
import { temporaryFolder } from '../../stack/temporary-folder.ts';
import { thrown } from '../thrown.ts';
import { accepted, drillOf, steps, without } from './outage.ts';

const good = acceptedText(accepted);

test('stands beside the drill', () => {
  expect(acceptedFileOf('drills/redis/outage.drill.ts')).toBe('drills/redis/outage.accepted.json');
  expect(acceptedFileOf('drills/outage.drill.mjs')).toBe('drills/outage.accepted.json');
});

test('what was written is read, and no file is nothing accepted', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'outage.accepted.json');
  expect(await readAccepted(file)).toBeUndefined();
  await writeFile(file, good);
  expect(await readAccepted(file)).toMatchObject({ file, accepted });
});

const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

describe('a damaged file is refused at its line', () => {
  test.for<readonly [string, string, string, string]>([
    ['a merge that was not finished', good.replace('  "detection"', '<<<<<<< HEAD\n  "detection"'), '<<<<<<<', 'no JSON'],
    ['a comma too few', good.replace('"desk",', '"desk"'), '"section"', 'no JSON'],
    ['a sentence without an end', good.replace(' answers 503."', ' answers 503.'), '    },', 'no JSON'],
    ['an end too early', good.slice(0, good.indexOf('"recovery"')).trimEnd(), '],', 'no JSON'],
    ['another format', good.replace('accepted/1', 'accepted/9'), '"format"', 'expected the format "firedrill.accepted/1"'],
    ['a list', '[]', '[]', 'expected the format'],
    ['a section that is no text', good.replace('"Queue unavailable"', '7'), '"section"', 'expected "section" to be text'],
    ['a part that is no list', good.replace('"recovery": [', '"other": ['), '{', 'expected "recovery" to be a list'],
    ['an entry without a sentence', good.replace('"sentence": "Open', '"text": "Open'), '"recovery"', 'number 2 has not'],
  ])('%s', async ([, text, at, message]) => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'outage.accepted.json');
    await writeFile(file, text);
    const error: unknown = await readAccepted(file).catch((refused: unknown) => refused);
    expect(error).toMatchObject({
      code: 'accepted-invalid',
      exitCode: 3,
      message: expect.stringContaining(message) as string,
      details: { place: { file, line: lineOf(text, at) }, hint: 'mend the file, or delete it and accept the sentences again' },
    });
  });

  test('or at its first where it cannot be read', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'outage.accepted.json');
    await mkdir(file);
    await expect(readAccepted(file)).rejects.toMatchObject({ code: 'accepted-invalid', details: { place: { file, line: 1 } } });
  });
});

describe('sentences that were accepted for something else are refused', () => {
  const refused = async (text: string, recovery = steps): Promise<{ readonly message: string; readonly hint: string | undefined }> => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'a.json');
    await writeFile(file, text);
    const read = await readAccepted(file);
    const { message, hint } = thrown(() => {
      if (read !== undefined) requireAcceptedFor(read, 'outage', drillOf(recovery));
    });
    return { message: message.replace(folder.path, ''), hint };
  };
  const hint = 'read the section, then firedrill runbook accept outage';

  test('another section', async () => {
    expect(await refused(good.replace('"Queue unavailable"', '"Queue slow"'))).toEqual({
      message: `/a.json:${String(lineOf(good, '"section"'))}: the sentences are of "Queue slow" in desk, and the drill tries "Queue unavailable" in desk`,
      hint,
    });
  });

  test('words that the drill no longer binds', async () => {
    const others = without('Open the intake');
    expect(await refused(good, others)).toEqual({
      message: `/a.json:${String(lineOf(good, '"Open the intake"'))}: the drill no longer binds "Open the intake"`,
      hint,
    });
  });

  test('and those of the drill are not', () => {
    expect(() => {
      requireAcceptedFor({ file: 'a.json', accepted, lineOf: () => 1 }, 'outage', drillOf());
    }).not.toThrow();
  });
});
