import type { Place } from './place.ts';
import type { RunningStack } from './stack.ts';
import type { EvidenceValue, Timeline } from './timeline.ts';
import type { Verdict } from './verdict.ts';

/** What a check, a step or an objective came to, with the events that support it. */
export interface Finding {
  /** The invariant, as a claim: "no acknowledged login is lost". */
  readonly claim: string;
  readonly verdict: Verdict;
  /** What was seen, with figures. */
  readonly saw: string;
  /** The line of the document that the finding is about, where there is one. */
  readonly place?: Place;
  /** What a reader should do next, where something is wrong. */
  readonly hint?: string;
  /** Ids of the supporting events. */
  readonly evidence: readonly string[];
}

/** What a check writes down while the system runs. */
export type NoteEvidence = (name: string, value: EvidenceValue) => void;

/** An invariant. Evidence is gathered while the system runs; the judgement is a pure function over the timeline and can be repeated on a recording. */
export interface Check {
  readonly type: 'check';
  /** The invariant, as a claim. */
  readonly claim: string;
  /** Plants what will be looked for later. Runs in steady state, before any fault. */
  readonly prepare?: (stack: RunningStack, note: NoteEvidence, signal: AbortSignal) => Promise<void>;
  /** Looks for it. Runs at the runbook step that the check is bound to, or once the service is restored. */
  readonly observe?: (stack: RunningStack, note: NoteEvidence, signal: AbortSignal) => Promise<void>;
  /** A check that throws is `inconclusive`, never a pass. */
  readonly judge: (timeline: Timeline) => Judgement;
}

export type Judgement = Pick<Finding, 'verdict' | 'saw' | 'evidence'> & { readonly hint?: string };

export const check = (parts: Omit<Check, 'type'>): Check => ({ type: 'check', ...parts });
