import { timeToResolve } from '../../../core/alert-delays.ts';
import type { Finding } from '../../../core/check.ts';
import { mostOf } from '../../../core/delay.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { Plan } from '../../plan.ts';
import type { AlertTrial } from './alert-trial.ts';

/** Whether the receiver of the documented alert is told when it is over: some receivers do not want to be. */
export const tellsResolved = ({ pipeline }: Pick<Plan, 'pipeline'>, receiver: string | undefined): boolean =>
  pipeline.receivers.find(({ name }) => name === receiver)?.sendsResolved ?? true;

/** How long after the repair the alert may take to be over for its receiver, as played, ms. */
export const resolveBound = ({ pipeline, drill, timing }: Plan): number =>
  mostOf(timeToResolve(pipeline, drill.stack.alerting, drill.alerts, timing));

/** Once service is restored the alert is over, and its receiver is told so, unless it does not want to be. */
export const alertResolves = ({ alert, said, told, clocks, plan, row }: AlertTrial, blind: string | undefined): readonly Finding[] => {
  const { restored, alert_delivered: delivered } = clocks;
  if (restored === null || delivered === null) return [];
  const { atMs: last = 0, receiver } = told.findLast(({ state }) => state === 'firing') ?? {};
  const gone = said.findLast(({ state, atMs }) => state === 'resolved' && atMs >= delivered.at_ms);
  const resolved = told.find(({ state, atMs }) => state === 'resolved' && atMs >= last);
  const wanted = tellsResolved(plan, receiver);
  const good = wanted ? resolved : gone;
  const after = (at: number): string =>
    at < restored.at_ms ? 'before service was back' : `${formatDuration(at - restored.at_ms)} after service was back`;
  const waited = formatDuration(resolveBound(plan));
  const saw =
    good === undefined
      ? gone === undefined
        ? `Prometheus still said ${waited} after the repair that it fires`
        : `Prometheus said ${after(gone.atMs)} that it is over, and ${receiver ?? 'the receiver'} was not told`
      : wanted
        ? `delivered as resolved ${after(good.atMs)}`
        : `over ${after(good.atMs)}; ${receiver ?? 'the receiver'} is not told, because send_resolved is off`;
  return [
    {
      claim: `${alert} is over once service is restored`,
      verdict: good !== undefined ? 'held' : blind === undefined ? 'broken' : 'inconclusive',
      saw: good !== undefined || blind === undefined ? saw : `${saw}; ${blind}`,
      place: row?.place ?? plan.section.place,
      ...(good === undefined
        ? { hint: 'what still fires after recovery is either not repaired, or an alert that nobody will believe next time' }
        : {}),
      evidence: [gone?.id, resolved?.id].filter((id) => id !== undefined),
    },
  ];
};
