import type { Finding } from '../core/check.ts';
import type { BoundStep, RunbookStep } from '../core/runbook.ts';
import type { BoundSignal } from './bind-steps.ts';

/** What both a sentence and the words of a binding may name, and a wrong one of which no trial would show: the trial looks where the drill says. */
const kinds: readonly RegExp[] = [/(?<![\w/.:])\/[a-z][\w.-]*(?:\/[\w.-]+)*/gi, /(?<=\banswer(?:s|ed)?(?: with)? )[1-5]\d\d\b/g];

const judge = (step: RunbookStep, words: string): readonly Finding[] =>
  kinds.flatMap((kind): readonly Finding[] => {
    const written = [...step.text.matchAll(kind)].map(([found]) => found);
    const looked = [...words.matchAll(kind)].map(([found]) => found);
    if (written.length === 0 || looked.length === 0 || looked.some((one) => written.includes(one))) return [];
    return [
      {
        claim: 'the document says what the drill looks at',
        verdict: 'drift',
        saw: `the document says ${written.join(', ')}, and the drill tries whether ${words}`,
        place: step.place,
        hint: 'correct whichever of the two is wrong',
        evidence: [],
      },
    ];
  });

/** Holds the sentences of bound steps against what they are bound to: the same paths, the same statuses. `drift` where they have none in common. */
export const judgeBindings = (detection: readonly BoundSignal[], recovery: readonly BoundStep[]): readonly Finding[] => [
  ...detection.flatMap(({ step, condition }) => judge(step, condition.words)),
  ...recovery.flatMap(({ step, binding }) => (binding === undefined ? [] : judge(step, binding.type === 'check' ? binding.claim : binding.words))),
];
