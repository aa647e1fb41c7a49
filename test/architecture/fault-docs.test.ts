import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { quoteSources } from '../../scripts/fault-docs/quote-sources.ts';
import { renderFaults } from '../../scripts/fault-docs/render-faults.ts';
import { compositions } from '../contract/catalogue/compositions.ts';
import { faultCatalogue } from '../contract/catalogue/index.ts';

const examples = Object.fromEntries(Object.entries(faultCatalogue).map(([name, { make }]) => [name, make()]));
const composed = Object.fromEntries(Object.entries(compositions).map(([name, { make }]) => [name, make()]));
const page = renderFaults(examples, composed);

test('docs/faults.md tells of the faults as they are: npm run docs writes it', async () => {
  expect(await readFile('docs/faults.md', 'utf8')).toBe(page);
});

test('every fault says how it is undone, and every setting what it means', () => {
  const entries = page.split('\n### ').slice(1);
  expect(entries).toHaveLength(Object.keys({ ...examples, ...composed }).length);
  const faults = entries.filter((entry) => entry.includes('- **Target:**'));
  expect(faults).toHaveLength(Object.keys(examples).length);
  expect(faults.filter((entry) => !/\bundone\b|to undo|does nothing|by itself/i.test(entry)).map((entry) => entry.split('\n')[0])).toEqual([]);
  expect(page.split('\n').filter((line) => /^\| `.*\| +\|$/.test(line))).toEqual([]);
});

test('docs/writing-a-fault.md quotes sources as they are: npm run docs writes them', async () => {
  const guide = await readFile('docs/writing-a-fault.md', 'utf8');
  expect(guide).toBe(await quoteSources(guide));
  expect(guide.match(/<!-- source: /g)?.length).toBeGreaterThan(4);
});
