import { expect, test } from 'vitest';
import { acceptSection, type SentenceChange } from '../../../../src/runbook/accepted/accept-section.ts';
import { acceptedText, type Accepted } from '../../../../src/runbook/accepted/accepted.ts';
import { bindSection } from '../../../../src/runbook/bind-section.ts';
import { thrown } from '../thrown.ts';
import { accepted, drillOf, edited, sectionIn, steps, without } from './outage.ts';

const shown = (changes: readonly SentenceChange[]): readonly unknown[] =>
  changes.map(({ words, before, step }) => [words, before ?? null, step?.text ?? null]);

test('the first time every sentence is new, in the order of the document', () => {
  const { accepted: written, changes } = acceptSection(sectionIn(), drillOf(), undefined);
  expect(shown(changes)).toEqual([
    ['answers 503', null, 'Within 10 seconds GET /ready answers 503.'],
    ['queue_lost', null, 'The log says "queue_lost".'],
    ['Keep the intake closed', null, 'Keep the intake closed until the queue is back.'],
    ['Open the intake', null, 'Open the intake again.'],
    ['nothing was lost', null, 'Confirm that nothing was lost.'],
  ]);
  expect(written).toMatchObject({ format: 'firedrill.accepted/1', runbook: 'desk', section: 'Queue unavailable' });
  expect(acceptSection(sectionIn(), drillOf(), written)).toEqual({ accepted: written, changes: [] });
});

test('an edited sentence is told before and after; once accepted, it is bound by itself although the words of the drill are not in it', () => {
  const section = edited(['Open the intake again.', 'Let the intake open again.']);
  const { accepted: written, changes } = acceptSection(section, drillOf(), accepted);
  expect(shown(changes)).toEqual([['Open the intake', 'Open the intake again.', 'Let the intake open again.']]);
  const { findings, recovery } = bindSection(section, 'outage', drillOf(), written);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['held']);
  expect(recovery[2]?.binding).toBe(steps['Open the intake']);
});

test('the text is the same for the same sentences, wherever they stand', () => {
  const moved = edited(['# Desk\n', '# Desk\n\nSome words.\n']);
  expect(acceptedText(acceptSection(moved, drillOf(), accepted).accepted)).toBe(acceptedText(accepted));
  expect(acceptedText(accepted)).toMatchInlineSnapshot(`
    "{
      "format": "firedrill.accepted/1",
      "runbook": "desk",
      "section": "Queue unavailable",
      "detection": [
        {
          "words": "answers 503",
          "sentence": "Within 10 seconds GET /ready answers 503."
        },
        {
          "words": "queue_lost",
          "sentence": "The log says \\"queue_lost\\"."
        }
      ],
      "recovery": [
        {
          "words": "Keep the intake closed",
          "sentence": "Keep the intake closed until the queue is back."
        },
        {
          "words": "Open the intake",
          "sentence": "Open the intake again."
        },
        {
          "words": "nothing was lost",
          "sentence": "Confirm that nothing was lost."
        }
      ]
    }
    "
  `);
});

test('a binding that the drill has taken back is told, and left out', () => {
  const others = without('Open the intake');
  const section = edited(['3. Open the intake again.\n4.', '3.']);
  const { accepted: written, changes } = acceptSection(section, drillOf(others), accepted);
  expect(shown(changes)).toEqual([['Open the intake', 'Open the intake again.', null]]);
  expect(written.recovery.map(({ words }) => words)).toEqual(Object.keys(others));
});

test('sentences of another section are none of this one', () => {
  const foreign: Accepted = { ...accepted, section: 'Queue slow' };
  expect(acceptSection(sectionIn(), drillOf(), foreign).changes).toHaveLength(5);
});

test('what only the drill can mend is not accepted: a sentence that is gone, and one that nobody has bound', () => {
  expect(thrown(() => acceptSection(edited(['3. Open the intake again.\n4.', '3.']), drillOf(), accepted))).toMatchObject({
    code: 'step-not-found',
    message: expect.stringMatching(
      /outage\.ts:\d+:\d+: the drill binds "Open the intake", and the document no longer says "Open the intake again\."$/,
    ) as string,
    hint: 'take the binding out of the drill, or bind words of the new sentence; it stood near desk.md:17',
  });
  for (const last of [accepted, undefined])
    expect(thrown(() => acceptSection(edited(['1. Keep', '1. Tell the team.\n2. Keep']), drillOf(), last))).toEqual({
      code: 'step-unbound',
      message: 'desk.md:12: nobody has bound recovery-1: "Tell the team."',
      hint: 'bind words of it in the drill, in `recovery.by`',
    });
});
