import { alertPath } from '../core/alert-delays.ts';
import { formatDuration, milliseconds, seconds } from '../core/duration.ts';
import { messageOf } from '../core/message-of.ts';
import { selfTestLabels, selfTestName } from '../core/self-test.ts';
import type { Timeline } from '../core/timeline.ts';
import { evidenceOf } from './evidence-of.ts';
import type { Trial } from './trial-context.ts';

/** The name under which is written down what was heard of a test alert, and why an alert could not have been seen. */
export const pipelineEvidence = 'alert pipeline';
const obstacle = 'obstacle';

/** A group that begins late does not wait; the rest is two requests on a busy machine. */
const patience = seconds(3);
/** A test alert is over by itself. */
const lasts = seconds(5);

type Blindable = Pick<Trial, 'plan' | 'system' | 'hub' | 'timeline' | 'clock' | 'signal'>;

/**
 * Why an alert could not be seen at present, whatever the system does: Prometheus, Alertmanager or the pager is out of reach. Nothing where a test alert was
 * heard. It is written down, so that an alert which does not come is not blamed for it.
 */
export const whyBlind = async (trial: Blindable): Promise<string | undefined> => {
  const { system, plan, timeline, signal } = trial;
  const lacks = await system.alerting.lacks(plan.drill.alerts, signal).catch((error: unknown) => [messageOf(error)]);
  signal.throwIfAborted();
  const why = lacks.length > 0 ? lacks.join('; ') : await unheard(trial);
  if (why !== undefined) timeline.record({ kind: 'evidence', check: pipelineEvidence, name: obstacle, value: why });
  return why;
};

/** Sends an alert of its own the way of the documented one. Answers why it was not heard. */
const unheard = async ({ system, plan, hub, timeline, clock, signal }: Blindable): Promise<string | undefined> => {
  const { pipeline, timing, drill } = plan;
  const name = selfTestName(Math.round(clock.now()));
  const test = selfTestLabels(pipeline, drill.alerts, name);
  if (test.why !== undefined) {
    timeline.record({ kind: 'evidence', check: pipelineEvidence, name: 'no test alert was sent', value: test.why });
    return undefined;
  }
  const failed = await system.alerting.ring(test.labels, lasts, signal).then(() => undefined, messageOf);
  signal.throwIfAborted();
  if (failed !== undefined) return failed;
  const within = milliseconds(timing.play(alertPath(pipeline, drill.alerts)?.route.groupWait ?? milliseconds(0)) + patience);
  const heard = await hub.until(() => evidenceOf(timeline, pipelineEvidence, name) !== undefined, {
    ...{ waitingFor: 'a test alert to reach the pager', within, signal },
  });
  return heard ? undefined : `a test alert was not heard within ${formatDuration(within)}: Alertmanager is silenced, or does not reach the pager`;
};

/** Why the last alert that did not come could not have been seen, as it was written down. */
export const blindnessOf = (timeline: Timeline): string | undefined => {
  const value = evidenceOf(timeline, pipelineEvidence, obstacle)?.value;
  return typeof value === 'string' ? value : undefined;
};
