import type { Finding } from '../../../core/check.ts';
import { routesOf } from '../../../core/routes-of.ts';
import type { AlertTrial } from './alert-trial.ts';

const heads = /^(?:receiver|receivers|route|routed to|pages|notifies)$/;

/** The alert goes to the receiver that the drill names, else to the one that the document's table names, else to where the routes lead it. */
export const alertReceiver = ({ alert, told, from, plan, row }: AlertTrial): readonly Finding[] => {
  const deliveries = told.filter(({ state, atMs, receiver }) => state === 'firing' && atMs >= from && receiver !== undefined);
  if (deliveries.length === 0) return [];
  const got = [...new Set(deliveries.flatMap(({ receiver }) => receiver ?? []))];
  const written = Object.entries(row?.cells ?? {}).find(([head]) => heads.test(head))?.[1];
  const routed = routesOf(plan.pipeline.route, { ...deliveries[0]?.labels, alertname: alert }).map(({ receiver }) => receiver);
  const wanted =
    plan.drill.pages !== undefined ? [plan.drill.pages] : written !== undefined && written !== '' ? [written.replaceAll('`', '')] : routed;
  const by = plan.drill.pages !== undefined ? 'the drill' : written !== undefined && written !== '' ? 'the document' : 'the routes';
  const right = wanted.some((name) => got.includes(name));
  return [
    {
      claim: `${alert} goes to ${wanted.join(' and ')}`,
      verdict: right ? 'held' : 'drift',
      saw: `it was delivered to ${got.join(' and ')}${right ? '' : `, and ${by} ${by === 'the routes' ? 'say' : 'says'} ${wanted.join(' and ')}`}`,
      place: row?.place ?? plan.section.place,
      ...(right ? {} : { hint: `${plan.drill.stack.alerting.alertmanager} leads it to ${routed.join(' and ')}` }),
      evidence: deliveries.map(({ id }) => id),
    },
  ];
};
