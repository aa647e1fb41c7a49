import type { Finding } from '../core/check.ts';
import { DrillError } from '../core/errors.ts';
import { exitCode, exitOfVerdict } from '../core/exit-code.ts';
import { reportFormat, type Report, type ReportEnvironment, type ReportFinding } from '../core/report.ts';
import type { Residue } from '../core/reporter.ts';
import { eventsOf, type Timeline } from '../core/timeline.ts';
import { worst, type Outcome, type Verdict } from '../core/verdict.ts';
import { clocksOf } from './clocks.ts';
import { degradedStretches } from './degraded.ts';
import { documentedWait, phasesOf } from './documented-wait.ts';
import { figuresOf } from './figures/figures-of.ts';
import { heldBefore } from './held-before.ts';
import { judgeAlerts } from './judge/judge-alerts.ts';
import { judgeChecks } from './judge/judge-checks.ts';
import { judgeFaults } from './judge/judge-faults.ts';
import { judgeHealth } from './judge/judge-health.ts';
import { judgeLoss } from './judge/judge-loss.ts';
import { judgeRescues } from './judge/judge-rescues.ts';
import { judgePromises } from './judge/judge-promises.ts';
import { judgeService } from './judge/judge-service.ts';
import { judgeSteps } from './judge/judge-steps.ts';
import { judgeTime } from './judge/judge-time.ts';
import { measureLedger } from './measure-ledger.ts';
import { measureLoad } from './measure-load.ts';
import { checksOf, type Plan } from './plan.ts';
import { isAbortCondition, summary } from './summary.ts';
import { blindnessOf } from './why-blind.ts';
import { abortEvidence } from './watch-aborts.ts';

export interface ReportInput {
  readonly plan: Plan;
  readonly runId: string;
  readonly timeline: Timeline;
  readonly startedAt: Date;
  readonly failure: unknown;
  readonly aborted: boolean;
  readonly residue: readonly Residue[];
  readonly environment: Omit<ReportEnvironment, 'seed'> | undefined;
}

/** Judges a recorded trial. Pure: the same recording gives the same report. */
export const buildReport = (input: ReportInput): Report => {
  const { plan, timeline } = input;
  const clocks = clocksOf(timeline, plan);
  const outcome: Outcome = input.aborted ? 'aborted' : input.failure === undefined ? 'finished' : 'harness-error';
  const { faults, findings: faultFindings } = judgeFaults(plan, timeline);
  const conclusive = outcome === 'finished' && worst(['held', ...faultFindings.map(({ verdict }) => verdict)]) === 'held';
  const ledger = measureLedger(timeline, clocks.injected);
  const checkFindings = judgeChecks(checksOf(plan), timeline);
  // Without a fault nothing is recovered, so what the checks look for after recovery was not looked for.
  const checks = plan.twin?.sabotage === 'no-fault' ? [] : checkFindings;
  const degraded = degradedStretches(timeline);
  const blind = blindnessOf(timeline);
  const early = plan.detection.some(({ condition }) => heldBefore(timeline, condition.words) !== undefined);
  const promises = judgePromises(plan, clocks, ledger, conclusive, { degraded, blind, early });
  const steps = judgeSteps(plan, timeline, clocks, new Map(checks.map((finding) => [finding.claim, finding])), conclusive);
  const findings = [
    ...judgeService(plan, timeline, clocks, conclusive),
    ...judgeHealth(plan, timeline, clocks),
    ...judgeTime(clocks, degraded, promises),
    ...judgeLoss(plan, ledger),
    ...faultFindings,
    ...judgeAlerts(plan, timeline, clocks, conclusive, blind),
    ...judgeRescues(plan, timeline),
    ...abortsHit(timeline),
    ...troubles(timeline),
    ...checks,
    ...plan.documentFindings,
    ...residueFindings(input.residue),
  ];
  const all = [
    ...findings.map(({ verdict }) => verdict),
    ...promises.map(({ verdict }) => verdict),
    ...steps.flatMap(({ verdict }) => (verdict === 'not-tried' ? [] : [verdict])),
  ];
  const verdict = worst(outcome === 'finished' ? all : ['inconclusive']);
  return {
    format: reportFormat,
    run_id: input.runId,
    drill: { id: plan.id, variant: plan.variant, sabotaged: plan.variant !== plan.variation, file: plan.file },
    runbook: { file: plan.section.place.file, section: plan.section.title, line: plan.section.place.line },
    verdict,
    outcome,
    exit_code: exitOf(verdict, outcome, input),
    summary: summary(verdict, outcome, input, findings, promises, steps),
    started_at: input.startedAt.toISOString(),
    timing: {
      name: plan.timing.name,
      factor: plan.timing.factor,
      wall_ms: timeline.events.at(-1)?.atMs ?? 0,
      documented_wait_ms: documentedWait(timeline, plan),
      phases: phasesOf(timeline),
      degraded,
    },
    clocks,
    promises,
    figures: figuresOf(timeline, plan, clocks),
    faults,
    steps,
    findings: findings.map(reportFinding),
    load: measureLoad(plan, timeline),
    ledger: ledger ?? { acknowledged: 0, found: 0, lost: [], duplicated: [] },
    coverage: {
      steps: steps.length,
      tried: steps.filter((step) => step.verdict !== 'not-tried').length,
      held: steps.filter((step) => step.verdict === 'held').length,
    },
    environment: { ...(input.environment ?? unknownEnvironment), seed: plan.seed },
    timeline: timeline.events,
  };
};

const exitOf = (verdict: Verdict, outcome: Outcome, { residue, failure }: ReportInput): number => {
  if (residue.length > 0) return exitCode.couldNotRestore;
  if (outcome === 'aborted') return isAbortCondition(failure) ? failure.exitCode : exitCode.interrupted;
  if (outcome === 'harness-error') return failure instanceof DrillError ? failure.exitCode : exitCode.inconclusive;
  return exitOfVerdict[verdict];
};

/** Which abort condition ended the trial, if one did. */
const abortsHit = (timeline: Timeline): readonly Finding[] =>
  eventsOf(timeline, 'evidence')
    .filter(({ check }) => check === abortEvidence)
    .map(({ name, value, id }) => ({
      claim: 'no abort condition is hit',
      verdict: 'inconclusive',
      saw: `${name}: ${String(value)}`,
      evidence: [id],
    }));

const troubles = (timeline: Timeline): readonly Finding[] =>
  eventsOf(timeline, 'trouble').map(({ where, message, id }) => ({
    claim: `${where} could be observed`,
    verdict: 'inconclusive',
    saw: message,
    evidence: [id],
  }));

const residueFindings = (residue: readonly Residue[]): readonly Finding[] =>
  residue.map(({ what, why, byHand }) => ({ claim: `${what} is taken away`, verdict: 'broken', saw: why, hint: byHand.join('; '), evidence: [] }));

const reportFinding = (finding: Finding): ReportFinding => ({
  claim: finding.claim,
  verdict: finding.verdict,
  saw: finding.saw,
  evidence: finding.evidence,
  file: finding.place?.file ?? null,
  line: finding.place?.line ?? null,
  hint: finding.hint ?? null,
});

const unknownEnvironment: Omit<ReportEnvironment, 'seed'> = {
  firedrill: 'unknown',
  node: process.version,
  engine: 'unknown',
  compose: 'unknown',
  os: process.platform,
  cpus: 0,
  images: {},
};
