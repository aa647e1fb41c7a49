import type { AlertRow } from '../../../core/runbook.ts';
import { eventsOf, type EventOf, type Timeline } from '../../../core/timeline.ts';
import type { Clocks } from '../../clocks.ts';
import { harmFrom } from '../../harm-from.ts';
import type { Plan } from '../../plan.ts';

type AlertEvent = EventOf<'alert'>;

/** What there is to judge the documented alert by. */
export interface AlertTrial {
  readonly plan: Plan;
  readonly timeline: Timeline;
  readonly clocks: Clocks;
  readonly alert: string;
  /** Everything that was seen of any alert, in its order. */
  readonly all: readonly AlertEvent[];
  /** Of the documented alert, as Prometheus said it. */
  readonly said: readonly AlertEvent[];
  /** Of the documented alert, as the receiver was told. */
  readonly told: readonly AlertEvent[];
  /** The earliest instant of harm, ms. */
  readonly from: number;
  /** The row of the document's table, where it has one. */
  readonly row: AlertRow | undefined;
}

/** Gathers it; `undefined` where no fault was injected: then there is nothing to say of the alert. */
export const alertTrial = (plan: Plan, timeline: Timeline, clocks: Clocks): AlertTrial | undefined => {
  if (clocks.injected === null || plan.twin?.sabotage === 'no-fault') return undefined;
  const alert = plan.drill.alerts;
  const all = eventsOf(timeline, 'alert');
  const own = all.filter((event) => event.alert === alert);
  return {
    ...{ plan, timeline, clocks, alert, all },
    said: own.filter(({ seen }) => seen === 'prometheus'),
    told: own.filter(({ seen }) => seen === 'delivered'),
    from: harmFrom(timeline),
    row: plan.section.alerts.find((row) => row.alert === alert),
  };
};
