import type { ActiveAlert } from '../core/active-alert.ts';
import { alertIdentity } from '../core/alert-identity.ts';
import type { Clock } from '../core/clock.ts';
import { messageOf } from '../core/message-of.ts';
import type { Probe } from '../core/probe.ts';
import type { RunningStack } from '../core/stack.ts';
import type { Recorder } from '../core/timeline.ts';
import { sinceLastLook } from './since-last-look.ts';
import { pipelineEvidence } from './why-blind.ts';

/** The name under which is written down that Prometheus told its alerts for the first time. */
export const firstLook = 'first look';

/**
 * Records whenever Prometheus says something else of an alert, of all alerts: pending, firing, and what became of it; and that it was heard for the first time,
 * after what it said then.
 */
export const watchAlerts = (
  probe: Probe<readonly ActiveAlert[] | undefined>,
  stack: RunningStack,
  timeline: Recorder,
  clock: Clock,
): AsyncDisposable => {
  const stopping = new AbortController();
  let known: ReadonlyMap<string, ActiveAlert> | undefined;
  const look = sinceLastLook(clock, probe.period);
  const watching = probe
    .watch(
      stack,
      (active) => {
        // While Prometheus says nothing, nothing is known to have changed: the next answer has the larger error.
        if (active === undefined) return;
        const error = look();
        const record = ({ alert, labels, annotations }: ActiveAlert, state: ActiveAlert['state'] | 'resolved' | 'inactive'): void => {
          timeline.record({ kind: 'alert', alert, state, seen: 'prometheus', labels, annotations }, undefined, error);
        };
        const now = new Map(active.map((alert) => [alertIdentity(alert), alert]));
        for (const [key, alert] of now) if (known?.get(key)?.state !== alert.state) record(alert, alert.state);
        for (const [key, alert] of known ?? []) if (!now.has(key)) record(alert, alert.state === 'firing' ? 'resolved' : 'inactive');
        if (known === undefined)
          timeline.record({ kind: 'evidence', check: pipelineEvidence, name: firstLook, value: `${String(now.size)} alerts pending or firing` });
        known = now;
      },
      stopping.signal,
    )
    .catch((error: unknown) => {
      timeline.record({ kind: 'trouble', where: probe.name, message: messageOf(error) });
    });
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await watching;
    },
  };
};
