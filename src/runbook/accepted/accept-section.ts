import type { Drill } from '../../core/drill.ts';
import { DrillError } from '../../core/errors.ts';
import { formatPlace } from '../../core/place.ts';
import type { RunbookSection, RunbookStep } from '../../core/runbook.ts';
import { bindDetection, bindRecovery } from '../bind-steps.ts';
import { findStep } from '../find-step.ts';
import { plainWords } from '../plain-words.ts';
import { acceptedFormat, boundParts, type Accepted, type AcceptedSentence, type BoundPart } from './accepted.ts';
import { compareAccepted, recognisedIn } from './compare-accepted.ts';
import { isOfSection } from './read-accepted.ts';
import { unboundSteps } from './unbound-steps.ts';

/** A sentence that a person is to read before it is accepted. */
export interface SentenceChange {
  readonly part: BoundPart;
  readonly words: string;
  /** Where the sentence stands now; `undefined` where the drill has taken its binding back. */
  readonly step?: RunbookStep;
  /** As it was accepted last; `undefined` where it never was. */
  readonly before?: string;
}

export interface Acceptance {
  readonly accepted: Accepted;
  readonly changes: readonly SentenceChange[];
}

/**
 * The sentences of a section as a drill binds them now, and what is new in them.
 * @param last - what was accepted before, whatever section it is of.
 * @throws DrillError `step-not-found` for words whose sentence the document no longer has, `step-unbound` for a step that nothing carries out:
 * a person has to change the drill first. Else as `bindDetection` and `bindRecovery`.
 */
export const acceptSection = (section: RunbookSection, { tries, detects, recovers }: Drill, last: Accepted | undefined): Acceptance => {
  const bindings = { detection: detects, recovery: recovers };
  const before = last !== undefined && isOfSection(last, tries) ? last : { detection: [], recovery: [] };
  const stillBound = (part: BoundPart): readonly AcceptedSentence[] =>
    before[part].filter(({ words }) => Object.hasOwn(bindings[part].byWords, words));
  const compared = compareAccepted(section, { detection: stillBound('detection'), recovery: stillBound('recovery') });
  const recognised = { detection: recognisedIn(compared, 'detection'), recovery: recognisedIn(compared, 'recovery') };

  const gone = compared.find(({ step }) => step === undefined);
  if (gone !== undefined) {
    throw new DrillError('step-not-found', `the drill binds "${gone.words}", and the document no longer says "${gone.sentence}"`, {
      place: bindings[gone.part].place,
      hint: `take the binding out of the drill, or bind words of the new sentence${gone.near === undefined ? '' : `; it stood near ${formatPlace(gone.near.place)}`}`,
    });
  }
  const [nobodys] = unboundSteps(
    section,
    bindDetection(section, detects, recognised.detection),
    bindRecovery(section, recovers, recognised.recovery),
  );
  if (nobodys !== undefined) {
    throw new DrillError('step-unbound', `nobody has bound ${nobodys.id}: "${nobodys.text}"`, {
      place: nobodys.place,
      step: nobodys.id,
      hint: `bind words of it in the drill, in ${nobodys.part === 'detection' ? '`detection.are`' : '`recovery.by`'}`,
    });
  }

  const now = (part: BoundPart): readonly (AcceptedSentence & { readonly step: RunbookStep })[] =>
    Object.keys(bindings[part].byWords)
      .map((words) => {
        const step = recognised[part].get(words) ?? findStep(section[part], words, part, bindings[part].place);
        return { words, step, sentence: step.text };
      })
      .sort((a, b) => section[part].indexOf(a.step) - section[part].indexOf(b.step));
  const sentences = { detection: now('detection'), recovery: now('recovery') };
  const changes = boundParts.flatMap((part) => {
    const known = new Map(before[part].map(({ words, sentence }) => [words, sentence]));
    const read = sentences[part].flatMap(({ words, step }): readonly SentenceChange[] => {
      const was = known.get(words);
      if (was === undefined) return [{ part, words, step }];
      return plainWords(was) === plainWords(step.text) ? [] : [{ part, words, step, before: was }];
    });
    const dropped = before[part].filter(({ words }) => !Object.hasOwn(bindings[part].byWords, words));
    return [...read, ...dropped.map(({ words, sentence }): SentenceChange => ({ part, words, before: sentence }))];
  });
  const written = (part: BoundPart): readonly AcceptedSentence[] => sentences[part].map(({ words, sentence }) => ({ words, sentence }));
  return {
    accepted: {
      ...{ format: acceptedFormat, runbook: tries.runbook, section: section.title },
      ...{ detection: written('detection'), recovery: written('recovery') },
    },
    changes,
  };
};
