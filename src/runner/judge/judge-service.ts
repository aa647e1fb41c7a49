import type { Finding } from '../../core/check.ts';
import { eventsOf, type Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import { evidenceOf } from '../evidence-of.ts';
import { isGood } from '../is-good.ts';
import type { Plan } from '../plan.ts';
import { operationsOf } from '../operations-of.ts';
import { successRatio } from '../service-level.ts';
import { firings } from '../settled-alerts.ts';

/** The name under which the steady-state phase writes down why it was not proved. */
export const steadyEvidence = 'steady state';

/**
 * Whether the system was good before the fault, silent without one, and good again afterwards. What comes after a fault that was not proved says nothing about the
 * recovery: only a `conclusive` trial can be broken by it.
 */
export const judgeService = (plan: Plan, timeline: Timeline, clocks: Clocks, conclusive: boolean): readonly Finding[] => [
  steady(timeline),
  ...(plan.twin?.sabotage === 'no-fault' ? silent(plan, timeline) : staysGood(plan, timeline, clocks, conclusive)),
];

const steady = (timeline: Timeline): Finding => {
  const proof = evidenceOf(timeline, steadyEvidence, 'proof');
  const obstacle = evidenceOf(timeline, steadyEvidence, 'obstacle');
  return {
    claim: 'the system is good before anything is broken',
    verdict: proof === undefined ? 'inconclusive' : 'held',
    saw: String(proof?.value ?? obstacle?.value ?? 'the trial ended before that was proved'),
    evidence: [proof?.id, obstacle?.id].filter((id) => id !== undefined),
  };
};

const silent = (plan: Plan, timeline: Timeline): readonly Finding[] => {
  const rang = firings(timeline);
  const proof = evidenceOf(timeline, steadyEvidence, 'proof');
  const signals = eventsOf(timeline, 'sample').filter(
    (event) => event.holds && event.atMs >= (proof?.atMs ?? 0) && plan.detection.some(({ condition }) => condition.words === event.condition),
  );
  const held = eventsOf(timeline, 'phase').some(({ phase, edge }) => phase === 'alert' && edge === 'ended');
  return [
    {
      claim: 'without a fault, no alert fires and no documented signal appears',
      verdict: rang.length + signals.length > 0 ? 'broken' : held ? 'held' : 'inconclusive',
      saw: [...rang.map(({ alert }) => alert), ...signals.map(({ saw }) => saw)].join(', ') || 'silence',
      evidence: [...rang, ...signals].map(({ id }) => id),
    },
  ];
};

const staysGood = (plan: Plan, timeline: Timeline, { restored }: Clocks, conclusive: boolean): readonly Finding[] => {
  if (restored === null) return [];
  const ratio = successRatio(operationsOf(timeline), isGood(plan.drill.steady), restored.at_ms);
  const share = (value: number): string => `${String(Math.round(value * 10_000) / 100)} %`;
  return [
    {
      claim: `once restored, at least ${share(plan.drill.steady.succeeds)} of operations succeed`,
      verdict: ratio === undefined ? 'inconclusive' : ratio >= plan.drill.steady.succeeds ? 'held' : conclusive ? 'broken' : 'inconclusive',
      saw: ratio === undefined ? 'no operation after that' : `${share(ratio)} of operations`,
      evidence: restored.evidence,
    },
  ];
};
