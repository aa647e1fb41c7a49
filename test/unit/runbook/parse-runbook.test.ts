import { describe, expect, it } from 'vitest';
import type { RunbookStep } from '../../../src/core/runbook.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import { readFixture, sectionOf } from './read-fixture.ts';
import { thrown } from './thrown.ts';

const lines = (steps: readonly RunbookStep[]): string[] => steps.map((step) => `${step.id} ${String(step.place.line)} ${step.text}`);
const commands = (steps: readonly RunbookStep[]): string[] =>
  steps.flatMap((step) => step.commands.map(({ text, place }) => `${step.id} ${String(place.line)} ${text}`));
const recoveryOf = (text: string, title = 'X'): readonly RunbookStep[] => sectionOf(parseRunbook(text, 'x.md'), title).recovery;

describe('a document with headings for parts', () => {
  const section = sectionOf(readFixture('headings'), 'Queue unavailable');

  it('places the section and the lines below its heading', () => {
    expect(section).toMatchObject({ runbook: 'headings', place: { file: 'headings.md', line: 7 }, lines: { first: 8, last: 56 } });
  });

  it('reads detection bullets without Markdown', () => {
    expect(lines(section.detection)).toEqual([
      'detection-1 13 Within 10 seconds GET /ready answers 503.',
      'detection-2 14 The log says “queue_lost”, on every worker.',
    ]);
  });

  it('reads the alert table, pipes in code included', () => {
    expect(section.alerts).toEqual([
      { alert: 'QueueDown', cells: { condition: 'queue_up == 0 for 15 s', severity: 'critical' }, place: { file: 'headings.md', line: 21 } },
      { alert: 'QueueSlow', cells: { condition: 'a | b', severity: 'warning' }, place: { file: 'headings.md', line: 22 } },
    ]);
  });

  it('reads numbered steps, and verification after them', () => {
    expect(lines(section.recovery)).toEqual([
      'recovery-1 28 Look at the queue:',
      'recovery-2 33 Keep the intake closed; there is no fallback.',
      'recovery-3 36 Start it again Then look once more:',
      'recovery-4 55 Confirm that /ready answers 200.',
    ]);
  });

  it('reads fenced shell commands only, verbatim, at the first line of their content', () => {
    expect(commands(section.recovery)).toEqual([
      'recovery-1 30 docker compose -f compose.prod.yml ps queue\ndocker compose -f compose.prod.yml logs queue --tail 50',
      'recovery-3 40 docker compose -f compose.prod.yml up -d queue',
    ]);
  });

  it('keeps incidents apart from the chapter they stand in, and from titles that only mention a part', () => {
    const parsed = readFixture('headings');
    expect(sectionOf(parsed, 'Incidents')).toMatchObject({ detection: [], alerts: [], recovery: [], lines: { first: 6, last: 60 } });
    expect(lines(sectionOf(parsed, 'Disk full').recovery)).toEqual(['recovery-1 59 Find the file.']);
    expect(sectionOf(parsed, 'Recovery of a whole region').recovery).toEqual([]);
  });
});

describe('a document with lead-ins for parts', () => {
  const parsed = readFixture('lead-ins');

  it('reads bold lead-ins under underlined headings, several in one paragraph', () => {
    const section = sectionOf(parsed, 'Worker lost');
    expect(section.place.line).toBe(4);
    expect(lines(section.detection)).toEqual(['detection-1 8 jobs pile up']);
    expect(section.alerts.map(({ alert, place }) => [alert, place.line])).toEqual([
      ['WorkerLost', 18],
      ['BacklogGrows', 22],
    ]);
    expect(lines(section.recovery)).toEqual([
      'recovery-1 26 Stop the intake.',
      'recovery-2 27 Restart the worker:',
      'recovery-3 36 Open the intake.',
    ]);
  });

  it('gives commands that are not indented to the step above, and reads only what is typed in a transcript', () => {
    expect(commands(sectionOf(parsed, 'Worker lost').recovery)).toEqual([
      'recovery-2 30 docker compose restart worker \\\n    --timeout 5\ndocker compose ps',
    ]);
  });

  it('reads a list of parts', () => {
    const section = sectionOf(parsed, 'Certificate expired');
    expect(lines(section.detection)).toEqual(['detection-1 41 handshakes fail']);
    expect(lines(section.recovery)).toEqual(['recovery-1 43 Renew it.', 'recovery-2 44 Restart the edge.']);
  });

  it('takes sentences and their commands for steps where a part has no list', () => {
    const { detection, recovery } = sectionOf(parsed, 'Cache cold');
    expect(lines(detection)).toEqual(['detection-1 52 slow pages']);
    expect(lines(recovery)).toEqual(['recovery-1 56 Warm it from the replica:', 'recovery-2 62 Then tell the desk.']);
    expect(commands(recovery)).toEqual(['recovery-1 59 ./warm --from replica']);
  });
});

describe('documents from other machines', () => {
  it('reads CRLF, a byte order mark and tabs; commands get the line ends of a shell', () => {
    const text = `\uFEFF${readFixture('tabs').text.replaceAll('\n', '\r\n')}`;
    const section = sectionOf(parseRunbook(text, 'tabs.md'), 'Edge down');
    expect(lines(section.detection)).toEqual(['detection-1 7 Users see 502']);
    expect(lines(section.recovery)).toEqual(['recovery-1 11 Restart it:', 'recovery-2 17 Look at <service> and wait.']);
    expect(commands(section.recovery)).toEqual(['recovery-1 13 if true; then\n\tdocker compose restart edge\nfi']);
  });

  it('reads Markdown among HTML', () => {
    const section = sectionOf(readFixture('html'), 'Login slow');
    expect(lines(section.recovery)).toEqual(['recovery-1 10 Look at p95 of login.', 'recovery-2 16 Wait a minute.']);
    expect(commands(section.recovery)).toEqual(['recovery-2 19 curl -fsS http://localhost:3000/ready']);
    expect(section.alerts).toEqual([{ alert: 'LoginSlow', cells: {}, place: { file: 'html.md', line: 26 } }]);
  });

  it('survives a document without anything in it', () => {
    expect(parseRunbook('', 'x.md').sections).toEqual([]);
    expect(parseRunbook('\uFEFF\r\n\0', 'x.md').sections).toEqual([]);
  });

  it('keeps a table head that is a name every object has', () => {
    const [row] = sectionOf(parseRunbook('# X\n\n| Alert | `__proto__` |\n|-|-|\n| A | b |\n', 'x.md'), 'X').alerts;
    expect(Object.entries(row?.cells ?? {})).toEqual([['__proto__', 'b']]);
  });
});

describe('what a part is made of', () => {
  it('prefers numbered steps to the bullets beside them', () => {
    expect(lines(recoveryOf('# X\n## Recovery\n- a note\n\n1. a step\n'))).toEqual(['recovery-1 5 a step']);
  });

  it('takes bullets where nothing is numbered, check boxes aside', () => {
    expect(lines(recoveryOf('# X\n## Recovery\n- [ ] one\n- [x] two\n'))).toEqual(['recovery-1 3 one', 'recovery-2 4 two']);
  });

  it('follows numbering across headings that subdivide the part', () => {
    expect(lines(recoveryOf('# X\n## Recovery\n1. a\n### By hand\n1. b\n## Impact\n1. c\n'))).toEqual(['recovery-1 3 a', 'recovery-2 5 b']);
  });

  it('leaves out incidents inside a chapter that is called like a part', () => {
    const text = '# X\n## Recovery\n1. a\n### Y\n#### Steps\n1. b\n';
    expect(lines(recoveryOf(text))).toEqual(['recovery-1 3 a']);
    expect(lines(recoveryOf(text, 'Y'))).toEqual(['recovery-1 6 b']);
  });

  it('reads what stands below no part only where it is numbered', () => {
    expect(recoveryOf('# X\nDo this:\n```sh\nls\n```\n- a\n')).toEqual([]);
    expect(commands(recoveryOf('# X\n1. a\n```sh\nls\n```\n```sh\npwd\n```\n'))).toEqual(['recovery-1 4 ls', 'recovery-1 7 pwd']);
  });

  it('keeps a bold warning inside the part', () => {
    expect(lines(recoveryOf('# X\n**Recovery**\n\n**Warning**: mind the gap\n\n1. a\n'))).toEqual(['recovery-1 6 a']);
  });

  it('takes no commands from other languages or indented blocks', () => {
    expect(commands(recoveryOf('# X\n1. a\n   ```sql\n   SELECT 1\n   ```\n\n       ls\n   ```sh\n   ```\n'))).toEqual([]);
  });
});

describe('documents that are refused', () => {
  it.each([
    ['a fence that is never closed', '# X\n1. a\n   ```bash\n   ls\n', 3],
    ['a fence closed by another mark', '# X\n1. a\n   ```bash\n   ls\n   ~~~\n', 3],
    ['a fence at the end of the text', '# X\n## Recovery\n```', 3],
  ])('%s', (_, text, line) => {
    expect(thrown(() => parseRunbook(text, 'x.md'))).toEqual({
      code: 'runbook-invalid',
      message: `x.md:${String(line)}: the fenced block that begins here is never closed`,
      hint: 'close it with a line ```, indented as this one',
    });
  });

  it.each([
    ['quotes', '> '.repeat(150)],
    ['lists', '- '.repeat(150)],
    ['both', '> 1. '.repeat(75)],
    ['lists by indentation', Array.from({ length: 150 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['lists by tabs, with lazy lines between', Array.from({ length: 150 }, (_, depth) => `${'\t'.repeat(depth)}- a\nb`).join('\n')],
  ])('hostile nesting of %s', (_, text) => {
    expect(thrown(() => parseRunbook(`# X\n${text}`, 'x.md'))).toMatchObject({
      code: 'runbook-invalid',
      message: expect.stringMatching(/^x\.md:\d+: lists and quotes are nested more than 100 deep$/) as string,
    });
  });

  it('allows nesting that people write, again and again', () => {
    const nested = Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('');
    expect(parseRunbook(`# X\n${nested.repeat(20)}`, 'x.md').sections).toHaveLength(1);
  });

  it('more than 10 MB', () => {
    expect(thrown(() => parseRunbook('é'.repeat(5_000_001), 'x.md')).message).toBe(
      'x.md:1: the document has 10000002 bytes, at most 10000000 are read',
    );
  });

  it('a block that nothing divides', () => {
    expect(thrown(() => parseRunbook(`# X\n\n${'a\n'.repeat(130_000)}`, 'x.md')).message).toBe(
      'x.md:3: one block of the document has 260000 characters, at most 250000 are read',
    );
  });
});
