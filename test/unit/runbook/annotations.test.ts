import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../../src/core/duration.ts';
import type { ParsedStep } from '../../../src/runbook/parsed-runbook.ts';
import { bindDetection, bindRecovery } from '../../../src/runbook/bind-steps.ts';
import { runbook } from '../../../src/core/runbook-reference.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import { sectionOf } from './read-fixture.ts';
import { thrown } from './thrown.ts';

const recoveryOf = (text: string): readonly ParsedStep[] => sectionOf(parseRunbook(`# X\n\n${text}`, 'x.md'), 'X').recovery;
const said = (text: string): unknown => recoveryOf(text).map(({ id, text: words, annotations }) => [id, words, annotations]);

describe('a comment says about the step', () => {
  it('it stands in, in its sentence or below it', () => {
    expect(
      said(`1. Start it. <!-- firedrill: id=start, timeout=90s -->
2. Wait.

   <!-- firedrill: exit=1,
        not-here="only on Kubernetes" -->
   \`\`\`sh
   ls <!-- firedrill: exit=9 -->
   \`\`\`
3. Done.
`),
    ).toEqual([
      ['start', 'Start it.', { timeout: seconds(90) }],
      ['recovery-2', 'Wait.', { exit: 1, skip: 'only on Kubernetes' }],
      ['recovery-3', 'Done.', undefined],
    ]);
  });

  it('it stands above: the first of a list, a block of commands, or a heading that is a step', () => {
    expect(said('<!-- firedrill: timeout=5m -->\n\n1. a\n2. b\n')).toEqual([
      ['recovery-1', 'a', { timeout: minutes(5) }],
      ['recovery-2', 'b', undefined],
    ]);
    expect(said('## Recovery\nDo it:\n<!-- firedrill: id=do-it -->\n```sh\nls\n```\n')).toEqual([['do-it', 'Do it:', undefined]]);
    expect(said('## Step 1: go\n<!-- firedrill: not-here -->\n```sh\nls\n```\n')).toEqual([
      ['recovery-1', 'Step 1: go', { skip: 'the document says that it is not for here' }],
    ]);
  });

  it('nothing where it is a comment of anybody else, or only shown', () => {
    expect(said('<!-- TODO: firedrill: x -->\n1. a <!-- id=b -->\n2. `<!-- firedrill: exit=1 -->`\n')).toEqual([
      ['recovery-1', 'a', undefined],
      ['recovery-2', '<!-- firedrill: exit=1 -->', undefined],
    ]);
  });
});

it.each([
  ['nothing', ' ', 'the annotation says nothing'],
  ['an unknown key', 'timout=5m', 'there is no annotation "timout"'],
  ['no duration', 'timeout=5', 'a timeout is a duration such as 90s or 5m, got "5"'],
  ['no time at all', 'timeout=0s', 'a timeout is a duration such as 90s or 5m, got "0s"'],
  ['an exit code that there is not', 'exit=256', 'an exit code is a number from 0 to 255, got "256"'],
  ['an id in capitals', 'id=Start', 'an id is made of lower-case letters, digits and dashes, got "Start"'],
  ['an id that is a count', 'id=recovery-2', '"recovery-2" is an id that steps get by counting'],
  ['a thing twice', 'exit=1, exit=2', 'the annotation "exit" is given twice for one step'],
  ['a missing comma', 'exit=1 id=a', 'the annotation cannot be read from "exit=1 id=a" on'],
])('%s is refused at the line of the comment', (_, words, message) => {
  expect(thrown(() => recoveryOf(`1. a\n2. b\n   c\n   <!-- firedrill:${words} -->\n`))).toEqual({
    code: 'runbook-invalid',
    message: `x.md:6: ${message}`,
    hint: 'write it like <!-- firedrill: id=restart, timeout=5m, exit=1, not-here="only on Kubernetes" -->',
  });
});

it.each([
  ['the end', '1. a\n\n<!-- firedrill: exit=1 -->\n'],
  ['a paragraph', '<!-- firedrill: exit=1 -->\n\nSo be it.\n\n1. a\n'],
])('an annotation above %s is refused', (_, text) => {
  expect(thrown(() => recoveryOf(text)).message).toMatch(/^x\.md:\d: no step follows the annotation$/);
});

it('two steps of a section cannot have the same id', () => {
  expect(thrown(() => recoveryOf('1. a <!-- firedrill: id=go -->\n2. b <!-- firedrill: id=go -->\n')).message).toBe(
    'x.md:4: two steps of the section have the id "go"',
  );
});

it('what is not for here needs no binding', () => {
  const section = sectionOf(
    parseRunbook('# X\n## Symptoms\n- a <!-- firedrill: not-here -->\n## Steps\n1. b <!-- firedrill: not-here -->\n', 'x.md'),
    'X',
  );
  const none = { reference: runbook('x').section('X'), byWords: {}, place: undefined };
  expect(bindDetection(section, none)).toEqual([]);
  expect(bindRecovery(section, none)).toEqual([{ step: section.recovery[0] }]);
});
