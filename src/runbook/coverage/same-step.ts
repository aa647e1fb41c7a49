import type { ReportStep } from '../../core/report.ts';
import type { RunbookStep } from '../../core/runbook.ts';
import { oncePerNode } from '../once-per-node.ts';
import { plainWords } from '../plain-words.ts';
import type { Trial } from './trial.ts';

const wordsOf = (part: string, text: string, command: string | null): string => JSON.stringify([part, plainWords(text), command]);

const ofStep = oncePerNode(({ part, text, commands }: RunbookStep): string =>
  wordsOf(part, text, part === 'detection' || commands.length === 0 ? null : commands.map((each) => each.text).join('\n')),
);

const ofReport = oncePerNode(({ part, text, command }: ReportStep): string => wordsOf(part, text, command));

/** Among steps that say the same, the first answers for the first. */
const nth = <Value>(list: readonly Value[], keyOf: (value: Value) => string, value: Value): number =>
  list.filter((each) => keyOf(each) === keyOf(value)).indexOf(value);

/**
 * What a trial reports about the steps of a section as they read today. Lines may have moved; the words and the commands of a step must be the
 * same, but for spacing, letter case and marks in its words. A signal may be reported several times, once for each condition that is bound to it.
 */
export const sameStep = ({ report }: Trial, step: RunbookStep, steps: readonly RunbookStep[]): readonly ReportStep[] => {
  const found = report.steps.filter((each) => ofReport(each) === ofStep(step));
  const ids = [...new Set(found.map(({ id }) => id))];
  const id = ids[nth(steps, ofStep, step)];
  return found.filter((each) => each.id === id);
};

/** The step that stood in this one's place when the trial was made, if its words stand nowhere in the section today. */
export const formerStep = ({ report }: Trial, step: RunbookStep, steps: readonly RunbookStep[]): ReportStep | undefined => {
  const today = new Set(steps.map(ofStep));
  return report.steps.find((each) => each.id === step.id && !today.has(ofReport(each)));
};
