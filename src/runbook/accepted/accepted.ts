import type { RunbookSection } from '../../core/runbook.ts';

/** Words of a drill, and the sentence of the document that they stood for when a person accepted it. */
export interface AcceptedSentence {
  readonly words: string;
  readonly sentence: string;
}

/** The parts of a section whose steps are bound by their words. */
export const boundParts = ['detection', 'recovery'] as const satisfies readonly (keyof RunbookSection)[];
export type BoundPart = (typeof boundParts)[number];

export const acceptedFormat = 'firedrill.accepted/1';

/** The sentences that a drill was written for, as they stand in the file beside it. Lines are left out: a sentence that only moves is the same. */
export interface Accepted extends Readonly<Record<BoundPart, readonly AcceptedSentence[]>> {
  readonly format: typeof acceptedFormat;
  readonly runbook: string;
  readonly section: string;
}

/** As it is written to its file: readable in a review, and the same for the same sentences. */
export const acceptedText = ({ format, runbook, section, detection, recovery }: Accepted): string =>
  `${JSON.stringify({ format, runbook, section, detection, recovery }, undefined, 2)}\n`;
