import { messageOf } from '../core/message-of.ts';
import type { Probe } from '../core/probe.ts';
import type { RunningStack } from '../core/stack.ts';
import type { Recorder } from '../core/timeline.ts';

/** Records when Prometheus says that an alert fires, and when it says so no more. */
export const watchAlert = (alert: string, probe: Probe<string>, stack: RunningStack, timeline: Recorder): AsyncDisposable => {
  const stopping = new AbortController();
  let firing = false;
  const watching = probe
    .watch(
      stack,
      (state) => {
        if (state === 'unknown' || (state === 'firing') === firing) return;
        firing = state === 'firing';
        timeline.record({ kind: 'alert', alert, state: firing ? 'firing' : 'resolved', seen: 'prometheus' }, undefined, probe.period);
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
