import { mutationFormat, type MutantResult, type Mutation } from '../../core/mutation.ts';
import type { Report } from '../../core/report.ts';

/** Counts what was noticed. What proved nothing counts neither way, and is told. */
export const buildMutation = (whole: Report, mutants: readonly MutantResult[]): Mutation => {
  const counted = (outcome: MutantResult['outcome']): number => mutants.filter((one) => one.outcome === outcome).length;
  const [noticed, survived, undecided] = [counted('noticed'), counted('survived'), counted('undecided')];
  const decided = noticed + survived;
  return {
    format: mutationFormat,
    run_id: whole.run_id,
    drill: { id: whole.drill.id, file: whole.drill.file },
    runbook: whole.runbook,
    seed: whole.environment.seed,
    score: decided === 0 ? null : Math.round((1_000 * noticed) / decided) / 10,
    noticed,
    survived,
    undecided,
    mutants,
  };
};
