import { counted } from '../counted.ts';
import type { History } from '../history.ts';
import { messageOf } from '../message-of.ts';
import type { Verdict } from '../verdict.ts';
import { caseList, type CaseList } from './case-list.ts';
import type { Checker, CheckerResult, Looked } from './checker.ts';

/** How many cases a result lists where nobody says otherwise. */
const usualLimit = 100;
/** How many ids a sentence names. */
const named = 5;

/**
 * Asks one checker. A case breaks the claim, whatever else could not be seen; without one, a gap or nothing to judge is `inconclusive`, and so is
 * a checker that throws. `limit` bounds the cases that are listed, never the count.
 */
export const runChecker = (checker: Checker, history: History, limit: number = usualLimit): CheckerResult => {
  const cases = caseList(limit);
  const looked = look(checker, history, cases);
  const gaps = [...history.flaws, ...looked.gaps, ...(looked.judged === 0 ? [`there was no ${checker.noun} to judge`] : [])];
  const saw = [figures(checker, looked.judged, cases), ...(looked.notes ?? []), ...gaps].join('; ');
  const verdict: Verdict = checker.breaks && cases.count > 0 ? 'broken' : gaps.length > 0 ? 'inconclusive' : 'held';
  return { checker: checker.name, claim: checker.claim, verdict, saw, judged: looked.judged, cases: cases.count, listed: cases.listed, gaps };
};

const look = (checker: Checker, history: History, cases: CaseList): Looked => {
  try {
    return checker.look(history, cases);
  } catch (error) {
    return { judged: 0, gaps: [`the checker failed: ${messageOf(error)}`] };
  }
};

const figures = ({ noun, called }: Checker, judged: number, { count, listed }: CaseList): string => {
  const ids = listed.slice(0, named).map(({ id }) => id);
  const more = count > ids.length ? ` and ${String(count - ids.length)} more` : '';
  return `${String(count)} ${called}, of ${counted(judged, noun)}${ids.length === 0 ? '' : `: ${ids.join(', ')}${more}`}`;
};
