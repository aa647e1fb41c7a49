import type { History } from '../history.ts';
import type { Verdict } from '../verdict.ts';
import type { Case, CaseList } from './case-list.ts';

/** A question to a history. Pure: the same history gives the same answer, so a recorded one can be asked again. */
export interface Checker {
  readonly name: string;
  /** The invariant, as a claim: "no acknowledged write is lost". */
  readonly claim: string;
  /** What is judged, for one of them: "acknowledged write". */
  readonly noun: string;
  /** What a case is called: "lost". */
  readonly called: string;
  /** Whether a case breaks the claim. Otherwise cases are only told. */
  readonly breaks: boolean;
  /** Adds every case to `cases`. */
  readonly look: (history: History, cases: CaseList) => Looked;
}

/** What a checker saw besides its cases. */
export interface Looked {
  /** How many were judged. None, and there is no evidence. */
  readonly judged: number;
  /** What could not be seen. With a gap nothing is held. */
  readonly gaps: readonly string[];
  readonly notes?: readonly string[];
}

/** What a checker came to. */
export interface CheckerResult {
  readonly checker: string;
  readonly claim: string;
  readonly verdict: Verdict;
  /** One sentence, with figures. */
  readonly saw: string;
  readonly judged: number;
  /** How many cases there are, of which `listed` are the first. */
  readonly cases: number;
  readonly listed: readonly Case[];
  readonly gaps: readonly string[];
}
