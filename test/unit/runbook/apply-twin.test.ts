import { describe, expect, it } from 'vitest';
import { misnameText, withholdStep } from '../../../src/runbook/apply-twin.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import { readFixture, sectionOf } from './read-fixture.ts';
import { thrown } from './thrown.ts';

const place = { file: 'queue.drill.ts', line: 20 };

describe('a misnamed copy', () => {
  const text = '# redis\r\n\n## redis\rredis and redis\r\nredis\n## Next\nredis\n';
  const lines = sectionOf(parseRunbook(text.replace('## redis', '## X'), 'x.md'), 'X').lines;

  it('changes every occurrence below the heading of the section, and no line number', () => {
    expect(misnameText(text, lines, { written: 'redis', instead: '$&reddis', place })).toBe(
      '# redis\r\n\n## redis\r$&reddis and $&reddis\r\n$&reddis\n## Next\nredis\n',
    );
  });

  it('leaves a copy that parses to the same lines', () => {
    const parsed = readFixture('headings');
    const section = sectionOf(parsed, 'Queue unavailable');
    const copy = sectionOf(
      parseRunbook(misnameText(parsed.text, section.lines, { written: 'QueueDown', instead: 'QueueUp', place }), parsed.file),
      section.title,
    );
    expect(copy.alerts[0]).toEqual({ ...section.alerts[0], alert: 'QueueUp' });
    expect(copy.recovery).toEqual(section.recovery);
  });

  it.each(['Redis', 'Next', ''])('refuses words that the section does not contain: %j', (written) => {
    expect(thrown(() => misnameText(text, lines, { written, instead: 'a', place }))).toEqual({
      code: 'drill-invalid',
      message: `queue.drill.ts:20: the section (lines 4 to 5) does not contain "${written}"`,
      hint: 'write the words exactly as the document does; its heading does not count',
    });
  });

  it.each([
    ['redis', 'redis'],
    ['redis', 'a\nb'],
    ['a\nb', 'c'],
  ])('refuses %j for %j', (written, instead) => {
    expect(thrown(() => misnameText(text, lines, { written, instead, place })).message).toBe(
      'queue.drill.ts:20: a misnamed copy changes words within a line, to other words',
    );
  });
});

describe('a withheld step', () => {
  const steps = sectionOf(readFixture('headings'), 'Queue unavailable').recovery.map((step) => ({ step }));

  it('is gone, and the others keep their ids', () => {
    expect(withholdStep(steps, { words: 'start it again', place }).map(({ step }) => step.id)).toEqual(['recovery-1', 'recovery-2', 'recovery-4']);
  });

  it('must be exactly one', () => {
    expect(thrown(() => withholdStep(steps, { words: 'stop it', place }))).toMatchObject({
      code: 'step-not-found',
      message: 'queue.drill.ts:20: no recovery step of the runbook contains "stop it"',
    });
    expect(thrown(() => withholdStep(steps, { words: 'look', place })).code).toBe('step-not-found');
  });
});
