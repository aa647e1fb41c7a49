import type { Finding } from '../../../core/check.ts';
import { formatDuration } from '../../../core/duration.ts';
import { groupLabels, routesOf } from '../../../core/routes-of.ts';
import type { EventOf } from '../../../core/timeline.ts';
import type { AlertTrial } from './alert-trial.ts';

interface Notification {
  readonly to: string;
  readonly atMs: number;
  /** Which alerts it told of, and how they were. */
  readonly content: string;
  readonly alerts: readonly EventOf<'alert'>[];
}

const notificationsOf = (told: readonly EventOf<'alert'>[]): readonly Notification[] =>
  [...Map.groupBy(told, ({ notification }) => notification)].flatMap(([number, alerts]) => {
    const [first] = alerts;
    if (number === undefined || first === undefined) return [];
    const each = alerts.map(({ fingerprint, labels, state }) => `${fingerprint ?? JSON.stringify(labels)} ${state}`).toSorted();
    return [{ to: JSON.stringify([first.receiver, first.group]), atMs: first.atMs, content: each.join('\n'), alerts }];
  });

/** Nobody is told the same twice before it is time to repeat it, and what belongs to one group comes in one delivery. */
export const alertOnce = ({ alert, all, from, plan, row }: AlertTrial): readonly Finding[] => {
  const told = all.filter(({ seen, atMs, notification }) => seen === 'delivered' && atMs >= from && notification !== undefined);
  const own = notificationsOf(told).filter(({ alerts }) => alerts.some((one) => one.alert === alert));
  if (own.length === 0) return [];
  const repeated = own.flatMap((notification, index) => {
    const before = own.slice(0, index).findLast(({ to }) => to === notification.to);
    const route = routeOf(plan, notification);
    const due = plan.timing.play(route.repeatInterval);
    if (before?.content !== notification.content || notification.atMs - before.atMs >= due) return [];
    return [{ notification, saw: `the same was delivered again after ${formatDuration(notification.atMs - before.atMs)}` }];
  });
  const mixed = own.flatMap((notification) => {
    const route = routeOf(plan, notification);
    const groups = new Set(notification.alerts.map(({ labels = {} }) => JSON.stringify(Object.entries(groupLabels(route, labels)).toSorted())));
    return groups.size <= 1 ? [] : [{ notification, saw: `one delivery had alerts of ${String(groups.size)} groups` }];
  });
  const wrong = [...repeated, ...mixed];
  return [
    {
      claim: `${alert} is delivered once, grouped as configured`,
      verdict: wrong.length === 0 ? 'held' : 'broken',
      saw: wrong.map(({ saw }) => saw).join('; ') || `${String(own.length)} ${own.length === 1 ? 'delivery' : 'deliveries'}, each of them news`,
      place: row?.place ?? plan.section.place,
      ...(wrong.length === 0 ? {} : { hint: 'Alertmanagers that do not know of each other deliver everything once each' }),
      evidence: (wrong.length === 0 ? own : wrong.map(({ notification }) => notification)).flatMap(({ alerts }) => alerts.map(({ id }) => id)),
    },
  ];
};

const routeOf = ({ pipeline }: AlertTrial['plan'], { alerts: [first] }: Notification): AlertTrial['plan']['pipeline']['route'] => {
  const routes = routesOf(pipeline.route, first?.labels ?? {});
  return routes.find(({ receiver }) => receiver === first?.receiver) ?? routes[0] ?? pipeline.route;
};
