import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';

const documents = ['headings', 'lead-ins', 'tabs', 'html'].map((name) => readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8'));
const snippets = fc.constantFrom(
  '\n',
  '\r',
  '\t',
  '`',
  '```',
  '~~~',
  '> ',
  '- ',
  '1. ',
  '    ',
  '|',
  '|-|-|',
  '#',
  '**',
  '[',
  '](',
  '![',
  '<',
  '-->',
  '<!--',
  '\\',
  '&amp;',
  '\0',
  '\uFEFF',
  '\uD800',
);

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  readonly times: number;
}

const edits = fc.array(
  fc.record<Edit>({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(30),
    insert: fc.oneof(snippets, fc.string({ unit: 'binary', maxLength: 5 })),
    times: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 4, max: 200 }) }),
  }),
  { maxLength: 12 },
);

const mutate = (text: string, { at, remove, insert, times }: Edit): string => {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert.repeat(times) + text.slice(start + remove);
};

const parse = (text: string): ReturnType<typeof parseRunbook> | undefined => {
  try {
    return parseRunbook(text, 'x.md');
  } catch (error) {
    if (error instanceof DrillError && error.code === 'runbook-invalid') return undefined;
    throw error;
  }
};

/** Processor time, and the best of five: a machine that does other things, or stands still for a while, says nothing about the parser. */
const millisecondsOf = (work: () => unknown): number => {
  const once = (): number => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
  const first = once();
  return first < 100 ? first : Math.min(first, once(), once(), once(), once());
};

describe('a document changed at random', () => {
  const mutated = fc.tuple(fc.constantFrom(...documents), edits).map(([text, changes]) => changes.reduce(mutate, text));

  it('is read or refused, within 100 ms', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(millisecondsOf(() => parse(text))).toBeLessThan(100);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('has every step and command on a line that holds its first word', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
        for (const { text: command, place } of parse(text)?.sections.flatMap(({ recovery }) => recovery.flatMap(({ commands }) => commands)) ?? []) {
          const [word = ''] = /[a-z]+/.exec(command.split('\n')[0] ?? '') ?? [];
          expect(lines.slice(place.line - 1).join('\n')).toContain(word);
        }
      }),
      { numRuns: 200 },
    );
  }, 30_000);
});

it.each([
  ['links', '[a]('.repeat(2_000)],
  ['images', `${'!['.repeat(2_000)}a${']()'.repeat(2_000)}`],
  ['emphasis', '*a_ '.repeat(2_000)],
  ['backticks', Array.from({ length: 150 }, (_, count) => '`'.repeat(count)).join(' a ')],
  ['quotes', '>a\n\n'.repeat(200)],
  ['blank', ' '.repeat(200_000)],
])('hostile %s in a title or a step take less than 100 ms', (_, text) => {
  expect(millisecondsOf(() => parse(`# ${text}\n\n1. ${text}\n`))).toBeLessThan(100);
});
