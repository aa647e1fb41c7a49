import type { RunbookSection, RunbookStep } from '../../core/runbook.ts';
import { plainWords } from '../plain-words.ts';
import type { Recognised } from '../bind-steps.ts';
import { boundParts, type Accepted, type AcceptedSentence, type BoundPart } from './accepted.ts';
import { recogniseSteps } from './recognise-steps.ts';

/** What became of one accepted sentence. */
export interface Compared extends AcceptedSentence {
  readonly part: BoundPart;
  /** Where it stands now; `undefined` when the document no longer has it. */
  readonly step: RunbookStep | undefined;
  /** Where it stands, or would stand: at the sentence that followed it, or that it followed. */
  readonly near: RunbookStep | undefined;
  readonly changed: boolean;
}

/** Holds the accepted sentences of a drill against the section as it is now; letter case, spacing and Markdown marks aside. */
export const compareAccepted = (section: RunbookSection, accepted: Pick<Accepted, BoundPart>): readonly Compared[] =>
  boundParts.flatMap((part) => {
    const sentences = accepted[part];
    const found = recogniseSteps(section[part], sentences);
    return sentences.map((one, index) => {
      const step = found.get(one);
      const neighbours = [...sentences.slice(index + 1), ...sentences.slice(0, index).reverse()];
      return {
        ...{ ...one, part, step },
        near: step ?? neighbours.map((each) => found.get(each)).find((each) => each !== undefined),
        changed: step === undefined || plainWords(step.text) !== plainWords(one.sentence),
      };
    });
  });

/** The steps of one part, by the drill's words. */
export const recognisedIn = (compared: readonly Compared[], part: BoundPart): Recognised =>
  new Map(compared.filter((one) => one.part === part).map(({ words, step }) => [words, step]));
