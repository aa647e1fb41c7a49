import { leastOf, mostOf } from '../../core/delay.ts';
import { costs, knobsOf, type OwnedDelay } from '../../core/knob.ts';
import type { ClockName, FigureName, ReportFigure, ReportShare } from '../../core/report.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import type { Plan } from '../plan.ts';
import { alertDelays, alertShare } from './alert-share.ts';
import { alertStart } from './alert-start.ts';
import { restoreShare } from './restore-share.ts';
import { shareOut, together } from './share-out.ts';

/** The figures of a trial, each with its error, its floor, its bound, and whose the time is. Pure: the same recording gives the same figures. */
export const figuresOf = (timeline: Timeline, plan: Plan, clocks: Clocks): readonly ReportFigure[] => {
  if (plan.twin?.sabotage === 'no-fault') return [];
  const { injected, detected, alert_delivered: delivered, recovery_started: started, restored } = clocks;
  const { floor = [], respondsAfter } = plan.drill;
  const comes =
    respondsAfter === undefined
      ? []
      : [
          costs('whoever is on call coming after', respondsAfter, {
            adds: ['act'],
            owner: 'runbook',
            isPlayed: true,
            source: 'respondsAfter of the drill',
          }),
        ];
  const knobs = (figure: 'detect' | 'act' | 'restore'): readonly OwnedDelay[] => knobsOf([...floor, ...comes], figure, plan.timing);
  const span = (from: ClockName, to: ClockName): number | null => {
    const [a, b] = [clocks[from], clocks[to]];
    return a === null || b === null ? null : Math.max(0, b.at_ms - a.at_ms);
  };
  const figure = (name: FigureName, from: ClockName, to: ClockName, delays: readonly OwnedDelay[], parts: Partial<ReportFigure>): ReportFigure => ({
    ...{ name, from, to, measured_ms: span(from, to), error_ms: (clocks[from]?.error_ms ?? 0) + (clocks[to]?.error_ms ?? 0) },
    ...{ floor_ms: leastOf(delays), bound_ms: delays.length === 0 ? null : mostOf(delays), owners: [] },
    knobs: delays.map(({ owner, what, least, most, source }) => ({ owner, what, least_ms: least, most_ms: most, source })),
    ...parts,
  });

  const detect = shareOut({
    ms: span('injected', 'detected') ?? 0,
    delays: knobs('detect'),
    error: detected?.error_ms ?? 0,
    doing: 'until the last documented signal',
  });
  const alert = alertShare(timeline, plan, clocks);
  const sequence = (alertStart(timeline, plan, clocks) ?? 0) - (injected?.at_ms ?? 0);
  const act: readonly ReportShare[] = shareOut({
    ms: span('alert_delivered', 'recovery_started') ?? 0,
    delays: knobs('act'),
    error: Infinity,
    doing: '',
  }).map((share) => (share.owner === 'harness' && comes.length === 0 ? { ...share, what: 'nobody had to wake up' } : share));
  const restore = restoreShare(timeline, plan, clocks);
  const inOrder =
    injected !== null &&
    delivered !== null &&
    started !== null &&
    restored !== null &&
    delivered.at_ms <= started.at_ms &&
    started.at_ms <= restored.at_ms;
  const byItself = shareOut({ ms: span('injected', 'restored') ?? 0, delays: [], error: 0, doing: 'until service was back' });
  const whole = [...alertDelays(plan), ...knobs('act'), ...knobs('restore')];
  return [
    figure('time_to_detect', 'injected', 'detected', knobs('detect'), { owners: detect }),
    figure('time_to_alert', 'injected', 'alert_delivered', alertDelays(plan), { owners: alert, bound_ms: mostOf(alertDelays(plan)) + sequence }),
    figure('time_to_act', 'alert_delivered', 'recovery_started', knobs('act'), { owners: act }),
    figure('time_to_restore', 'recovery_started', 'restored', knobs('restore'), { owners: restore, bound_ms: null }),
    figure('rto', 'injected', 'restored', whole, { owners: inOrder ? together([...alert, ...act, ...restore]) : byItself, bound_ms: null }),
  ];
};
