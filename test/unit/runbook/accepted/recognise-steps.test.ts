import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunbookStep } from '../../../../src/core/runbook.ts';
import type { AcceptedSentence } from '../../../../src/runbook/accepted/accepted.ts';
import { recogniseSteps } from '../../../../src/runbook/accepted/recognise-steps.ts';

const stepsOf = (...texts: readonly string[]): readonly RunbookStep[] =>
  texts.map((text, index) => ({
    id: `recovery-${String(index + 1)}`,
    part: 'recovery',
    text,
    place: { file: 'a.md', line: index + 1 },
    commands: [],
  }));
const sentence = (words: string, text: string): AcceptedSentence => ({ words, sentence: text });

const found = (steps: readonly RunbookStep[], ...sentences: readonly AcceptedSentence[]): readonly (string | undefined)[] => {
  const map = recogniseSteps(steps, sentences);
  return sentences.map((one) => map.get(one)?.text);
};

describe('an accepted sentence is found again', () => {
  const leave = sentence('Leave maintenance', 'Leave maintenance mode.');

  test('as it was, wherever it now stands, before any other that holds its words', () => {
    expect(found(stepsOf('Leave maintenance mode when you are told to.', 'LEAVE  maintenance `mode`.'), leave)).toEqual([
      'LEAVE  maintenance `mode`.',
    ]);
  });

  test('by its words, however little else is left of it', () => {
    const [text] = ['Once each lockout that was counted before has ended, leave maintenance.'];
    expect(found(stepsOf('End maintenance mode.', text), leave)).toEqual([text]);
  });

  test('by what it has in common with another, where its words are gone', () => {
    expect(found(stepsOf('Watch the log.', 'End maintenance mode.'), leave)).toEqual(['End maintenance mode.']);
  });

  test('by the likest of those that hold its words', () => {
    const texts = ['Leave maintenance mode on for an hour if anybody complains about it.', 'Leave maintenance mode now.'];
    expect(found(stepsOf(...texts), leave)).toEqual([texts[1]]);
  });

  test('not in a sentence that is about something else', () => {
    expect(found(stepsOf('Let users in again.', 'Watch the log.'), leave)).toEqual([undefined]);
  });

  test('not in its neighbour, which is somebody else', () => {
    const enter = sentence('Enter maintenance', 'Enter maintenance mode.');
    expect(found(stepsOf('Enter maintenance mode.'), enter, leave)).toEqual(['Enter maintenance mode.', undefined]);
  });

  test('once for all words that stand for it', () => {
    const [one, two] = [sentence('readiness', 'Within 10 s readiness answers 503.'), sentence('503', 'Within 10 s readiness answers 503.')];
    expect(found(stepsOf('Within 20 s readiness answers 503.'), one, two)).toEqual(Array(2).fill('Within 20 s readiness answers 503.'));
  });
});

const sentences = fc.uniqueArray(fc.lorem({ mode: 'sentences', maxCount: 1 }), {
  minLength: 1,
  maxLength: 8,
  selector: (text) => text.toLowerCase(),
});

test('every sentence of a document that nobody edited is found where it is, in any order', () => {
  fc.assert(
    fc.property(
      sentences.chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length }))),
      ([texts, shuffled]) => {
        expect(found(stepsOf(...shuffled), ...texts.map((text) => sentence(text.slice(0, 5), text)))).toEqual(texts);
      },
    ),
  );
});

test('no step is found for two sentences, whatever the document has become', () => {
  fc.assert(
    fc.property(sentences, sentences, (before, now) => {
      const steps = [
        ...recogniseSteps(
          stepsOf(...now),
          before.map((text) => sentence(text.split(' ')[0] ?? '', text)),
        ).values(),
      ];
      expect(new Set(steps).size).toBe(steps.length);
    }),
  );
});
