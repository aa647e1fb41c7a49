import { exitCode } from './exit-code.ts';
import type { Report, ReportFinding } from './report.ts';
import type { Event } from './timeline.ts';

/**
 * What went wrong in a trial, in the order in which an incident takes its course. `environment`: the system would not start, or was not good before
 * anything was broken. `injection`: a fault was not seen to bite, or did more harm than the drill allows. `detection`: signals or the alert. `recovery`: the steps, or the
 * time until service was back. `data`: acknowledged writes, and the invariants that checks look for. `harness`: firedrill itself could not do its work.
 */
export const failureClasses = ['environment', 'injection', 'detection', 'recovery', 'data', 'harness'] as const;

export type FailureClass = (typeof failureClasses)[number];

/**
 * Whether somebody has to mend the system, its runbook or its drill, instead of the machine that the trial ran on. A fault that does not bite counts too: it is
 * never taken for a pass or for a broken promise (its trial is inconclusive), but no other machine and no second try will make it bite; either the
 * system no longer depends on what is broken, or the drill breaks the wrong thing.
 */
export const countsAgainstSystem = (failure: FailureClass): boolean => failure !== 'environment' && failure !== 'harness';

/** Whether the clocks of such a trial say something of the system: it was good, it was broken, and it was watched. */
export const hasFigures = ({ outcome, failure }: { readonly outcome: Report['outcome']; readonly failure: FailureClass | null }): boolean =>
  outcome === 'finished' && failure !== 'environment' && failure !== 'injection' && failure !== 'harness';

/**
 * What decided the verdict of a trial; `null` where nothing went wrong, or a person ended it. Of several things the first in the course of the incident
 * is named: what follows may be its consequence. Pure: an old report is classified as a new one is.
 */
export const failureClassOf = (report: Report): FailureClass | null => {
  const { outcome, verdict, exit_code: code, timeline } = report;
  if (code === exitCode.interrupted) return null;
  if (code === exitCode.couldNotRestore) return 'harness';
  if (code === exitCode.stackWouldNotStart) return 'environment';
  if (outcome === 'harness-error') return timeline.some(isInjecting) && !timeline.some(isInjected) ? 'injection' : 'harness';
  // An abort condition: what was broken did more harm than it may.
  if (outcome === 'aborted') return 'injection';
  if (verdict === 'held') return null;
  if (!wasTried(report)) return 'environment';
  const classes = new Set(decisive(report));
  return inOrder.find((one) => classes.has(one)) ?? 'harness';
};

/** Whoever could not look cannot say anything about what they would have seen. */
const inOrder: readonly FailureClass[] = ['injection', 'harness', 'detection', 'recovery', 'data'];

const isInjecting = (event: Event): boolean => event.kind === 'fault' && event.stage === 'intended';
const isInjected = (event: Event): boolean => event.kind === 'fault' && event.stage === 'injected';

/** Without its proof of the steady state a trial ends before the next phase: the injection, or the silence of a drill without a fault. */
const wasTried = ({ timing }: Report): boolean => timing.phases.some(({ phase }) => phase === 'inject' || phase === 'alert');

/** What everything that came to the verdict of the trial is about. */
const decisive = (report: Report): readonly FailureClass[] => {
  const { verdict, promises, steps, findings, faults } = report;
  return [
    ...(verdict === 'inconclusive' && faults.some(({ bitten }) => bitten === null) ? (['injection'] as const) : []),
    ...promises.filter((one) => one.verdict === verdict).map(({ name }) => promised[name]),
    ...steps.filter((one) => one.verdict === verdict).map(({ part }) => part),
    ...findings.filter((one) => one.verdict === verdict).map((one) => classOfFinding(one, report)),
  ];
};

const promised = { detected: 'detection', alerted: 'detection', restored: 'recovery', lost: 'data' } as const;

/** A finding is about what it is supported by; one of the document about the part of the section that it stands in. */
const classOfFinding = (finding: ReportFinding, { timeline, timing, steps }: Report): FailureClass => {
  if (timeline.some((event) => event.kind === 'evidence' && event.check === finding.claim)) return 'data';
  const support = timeline.find(({ id, kind }) => kind !== 'phase' && finding.evidence.includes(id));
  if (support !== undefined) {
    const rescued = timing.phases.some(({ phase, began_ms, ended_ms }) => phase === 'rescue' && support.atMs >= began_ms && support.atMs <= ended_ms);
    return rescued ? 'recovery' : classOfEvent(support);
  }
  if (finding.line !== null) {
    const { line } = finding;
    return steps.findLast((step) => step.file === finding.file && step.line <= line)?.part ?? 'detection';
  }
  return finding.verdict === 'inconclusive' ? 'harness' : 'data';
};

const classOfEvent = (event: Event): FailureClass => {
  switch (event.kind) {
    case 'trouble':
    case 'stall':
    case 'phase':
      return 'harness';
    case 'fault':
      return event.stage === 'residue' ? 'harness' : 'injection';
    case 'alert':
    case 'sample':
      return 'detection';
    case 'operation':
    case 'step':
      return 'recovery';
    case 'evidence':
    case 'recalled':
      return 'data';
  }
};
