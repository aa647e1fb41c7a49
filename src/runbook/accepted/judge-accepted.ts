import type { Finding } from '../../core/check.ts';
import type { BoundStep, RunbookSection } from '../../core/runbook.ts';
import type { BoundSignal } from '../bind-steps.ts';
import type { Compared } from './compare-accepted.ts';
import { unboundSteps } from './unbound-steps.ts';

interface Judged {
  readonly id: string;
  readonly section: RunbookSection;
  readonly compared: readonly Compared[];
  readonly detection: readonly BoundSignal[];
  readonly recovery: readonly BoundStep[];
}

/**
 * What the document has become since a person accepted it for this drill: a finding `drift` at the line of every sentence that was changed, taken out
 * or put in without a binding; one that is `held` where nothing was.
 */
export const judgeAccepted = ({ id, section, compared, detection, recovery }: Judged): readonly Finding[] => {
  const readIt = `read it, then firedrill runbook accept ${id}`;
  const drift = (finding: Pick<Finding, 'claim' | 'saw' | 'hint' | 'place'>): Finding => ({ ...finding, verdict: 'drift', evidence: [] });
  const edited = compared
    .filter(({ changed }) => changed)
    .map(({ part, words, sentence, step, near }) =>
      step === undefined
        ? drift({
            claim: `the document says "${sentence}"`,
            saw: `the document no longer says so among the steps of its ${part}, and what the drill binds to "${words}" was left out`,
            place: near?.place ?? section.place,
            hint: `take the binding out of the drill, or bind it to words of the new sentence; then firedrill runbook accept ${id}`,
          })
        : drift({
            claim: `${step.id} is the sentence that the drill was written for`,
            saw: `the document changed here since: accepted "${sentence}", now "${step.text}"`,
            place: step.place,
            hint: readIt,
          }),
    );
  const nobodys = unboundSteps(section, detection, recovery).map((step) =>
    drift({
      claim: `${step.id} is bound by the drill`,
      saw: `nobody has bound this step: "${step.text}"`,
      place: step.place,
      hint: `bind words of it in the drill, then firedrill runbook accept ${id}`,
    }),
  );
  if (edited.length + nobodys.length > 0) return [...edited, ...nobodys];
  return [
    {
      claim: 'the sentences that the drill binds are those that it was written for',
      verdict: 'held',
      saw: `${String(compared.length)} sentences as they were accepted`,
      place: section.place,
      evidence: [],
    },
  ];
};
