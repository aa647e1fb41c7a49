import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInventory } from '../../../src/stack/read-inventory.ts';
import { temporaryFolder } from './temporary-folder.ts';

const read = async (text: string) => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'inventory.yml');
  await writeFile(file, text);
  return await readInventory(file);
};

test('lists of names, in YAML and in JSON', async () => {
  expect(await read('log_events: [started]\nkey_prefixes:\n  - login_attempt\ntables: []\n')).toEqual({
    logEvents: ['started'],
    keyPrefixes: ['login_attempt'],
    tables: [],
  });
  expect(await read('{"metrics": ["up"], "topics": ["orders"], "queues": ["mail"], "variables": ["PORT"]}')).toEqual({
    metrics: ['up'],
    topics: ['orders'],
    queues: ['mail'],
    variables: ['PORT'],
  });
});

test.each([
  ['', 1, 'expected lists by their names, got something else'],
  ['- up\n', 1, 'expected lists by their names, got something else'],
  ['metrics: [up]\nmetric: [down]\n', 2, 'there is no list "metric"'],
  ['metrics: up\n', 1, 'expected a list of metrics, got something else'],
  ['metrics:\n', 1, 'expected a list of metrics, got something else'],
  ['metrics:\n  - up\n  - 3\n', 3, 'expected a name in metrics, got something else'],
  ['metrics:\n  - a: b: c\n', 2, 'not YAML: Nested mappings are not allowed in compact mappings'],
])('%j is refused at line %i', async (text, line, message) => {
  await expect(read(text)).rejects.toMatchObject({
    code: 'inventory-invalid',
    exitCode: 3,
    message: expect.stringMatching(new RegExp(`/inventory\\.yml:${String(line)}: ${message}$`)) as string,
  });
});

test('a file that is not there is refused', async () => {
  await expect(readInventory('/nowhere.yml')).rejects.toMatchObject({
    code: 'inventory-invalid',
    message: '/nowhere.yml:1: the inventory cannot be read',
  });
});
