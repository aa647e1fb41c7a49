import { expect, test } from 'vitest';
import { withSection, type Section } from '../../../scripts/bench/benchmarks-document.ts';

const section = (name: string, median: number): Section => ({
  measurement: { name, title: `About ${name}`, method: 'A against B.' },
  measured: {
    figures: [{ name: 'ours', unit: 'ms', values: [1, median, 12_000] }],
    goals: [{ words: 'ours', unit: 'x', most: 1.5, measured: median }],
  },
  machine: '2 cores',
});

test('a first section makes the document', () => {
  const text = withSection('', section('boot', 1.2));
  expect(text).toMatch(/^# Benchmarks\n/);
  expect(text).toContain('## About boot\n\nA against B.\n\n`npm run bench -- --only boot` on 2 cores.');
  expect(text).toContain('| ours   |   3 | 1.00 ms | 1.20 ms | 12,000 ms |');
  expect(text).toContain('| ours   |   1.50x |    1.20x | yes |');
  expect(text.endsWith('<!-- bench boot: end -->\n')).toBe(true);
});

test('a section measured again takes the place of the one before; the rest stays to the letter', () => {
  const before = withSection(withSection('', section('boot', 1.2)), section('start', 1.3)).replace(
    '# Benchmarks',
    '# Benchmarks\n\nA remark by hand.',
  );
  const after = withSection(before, section('boot', 2));
  expect(after).toContain('2.00x |  NO |');
  expect(after).not.toContain('1.20');
  expect(after).toContain('A remark by hand.');
  expect(after.slice(after.indexOf('<!-- bench start'))).toBe(before.slice(before.indexOf('<!-- bench start')));
  expect(withSection(after, section('boot', 1.2))).toBe(before);
});

test('a figure without a target says so', () => {
  const { measurement, machine } = section('links', 1);
  const text = withSection('', { measurement, machine, measured: { figures: [{ name: 'p50', unit: 'µs', values: [31] }], goals: [] } });
  expect(text).toContain('No target');
});

test('markers that do not match are refused, nothing is overwritten', () => {
  const broken = withSection('', section('boot', 1)).replace('<!-- bench boot: end -->', '');
  expect(() => withSection(broken, section('boot', 2))).toThrow('markers of boot');
});
