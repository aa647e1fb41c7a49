import type { Finding } from '../core/check.ts';
import type { Drill } from '../core/drill.ts';
import type { BoundStep, RunbookSection } from '../core/runbook.ts';
import { boundParts, type Accepted } from './accepted/accepted.ts';
import { compareAccepted, recognisedIn } from './accepted/compare-accepted.ts';
import { judgeAccepted } from './accepted/judge-accepted.ts';
import { bindDetection, bindRecovery, type BoundSignal } from './bind-steps.ts';

/** A section with what carries out each of its steps, and what became of its sentences since the drill was written. */
export interface BoundSection {
  readonly detection: readonly BoundSignal[];
  readonly recovery: readonly BoundStep[];
  /** None where nobody has accepted a sentence yet. */
  readonly findings: readonly Finding[];
  /** Words of the drill whose sentences nobody has accepted yet. */
  readonly unaccepted: readonly string[];
}

/**
 * Binds the steps of a section to a drill: by the sentences that a person accepted for it, and by its words.
 * @param accepted - without it every edit that a binding does not survive is refused; with it, it is a finding and the trial goes on.
 * @throws DrillError as `bindDetection` and `bindRecovery` do.
 */
export const bindSection = (section: RunbookSection, id: string, { detects, recovers }: Drill, accepted?: Accepted): BoundSection => {
  const byWords = { detection: detects.byWords, recovery: recovers.byWords };
  const unaccepted = boundParts.flatMap((part) => {
    const known = new Set(accepted?.[part].map(({ words }) => words));
    return Object.keys(byWords[part]).filter((words) => !known.has(words));
  });
  if (accepted === undefined)
    return { detection: bindDetection(section, detects), recovery: bindRecovery(section, recovers), findings: [], unaccepted };
  const compared = compareAccepted(section, accepted);
  const detection = bindDetection(section, detects, recognisedIn(compared, 'detection'));
  const recovery = bindRecovery(section, recovers, recognisedIn(compared, 'recovery'));
  return { detection, recovery, findings: judgeAccepted({ id, section, compared, detection, recovery }), unaccepted };
};
