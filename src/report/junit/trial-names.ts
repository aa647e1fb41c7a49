import type { Report } from '../../core/report.ts';
import { trialName } from '../../core/trial-name.ts';

/** A name of its own for each trial of a run, as its folder has it: CI tools take suites of one name for one suite. */
export const trialNames = (reports: readonly Report[]): readonly string[] => {
  const plain = reports.map(({ drill }) => trialName(drill));
  const seen = new Map<string, number>();
  return plain.map((name) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return plain.filter((one) => one === name).length === 1 ? name : `${name}.repeat-${String(number)}`;
  });
};
