import type { Finding } from '../../core/check.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import type { Plan } from '../plan.ts';
import { alertAsDocumented } from './alerts/alert-as-documented.ts';
import { alertFires } from './alerts/alert-fires.ts';
import { alertFlaps } from './alerts/alert-flaps.ts';
import { alertInBound } from './alerts/alert-in-bound.ts';
import { alertNoise } from './alerts/alert-noise.ts';
import { alertOnce } from './alerts/alert-once.ts';
import { alertReceiver } from './alerts/alert-receiver.ts';
import { alertResolves } from './alerts/alert-resolves.ts';
import { alertSilentBefore } from './alerts/alert-silent-before.ts';
import { alertTrial } from './alerts/alert-trial.ts';
import { othersInTime } from './alerts/others-in-time.ts';

/**
 * What became of the documented alert from before the fault to its resolution, and what rang besides. Only a `conclusive` trial, with every fault
 * proved, blames the alert; `blind` says why it could not have been seen. Nothing where the trial did not get as far as to look.
 */
export const judgeAlerts = (plan: Plan, timeline: Timeline, clocks: Clocks, conclusive: boolean, blind: string | undefined): readonly Finding[] => {
  const trial = alertTrial(plan, timeline, clocks);
  if (trial === undefined) return [];
  const findings = [
    ...alertSilentBefore(trial),
    ...alertFires(trial, conclusive, blind),
    ...alertInBound(trial),
    ...alertReceiver(trial),
    ...alertFlaps(trial),
    ...alertAsDocumented(trial),
    ...alertOnce(trial),
    ...alertResolves(trial, blind),
    ...othersInTime(trial),
    ...alertNoise(trial),
  ];
  return conclusive ? findings : findings.map((finding) => (finding.verdict === 'broken' ? { ...finding, verdict: 'inconclusive' } : finding));
};
