import { milliseconds, seconds } from '../../core/duration.ts';
import { eventsOf } from '../../core/timeline.ts';
import { evidenceOf } from '../evidence-of.ts';
import { slowestScrape } from '../plan.ts';
import { ringing, settledEvidence } from '../settled-alerts.ts';
import type { Trial } from '../trial-context.ts';
import { firstLook } from '../watch-alerts.ts';
import { pipelineEvidence } from '../why-blind.ts';

const patience = seconds(15);

/**
 * Waits until no alert is pending or firing: a service that was slow to start may have rung in the meantime, and what rings then is of the start. Goes on after
 * 15 s and a scrape with what rings all the same, and writes it down.
 */
export const awaitSilence = async ({ plan, hub, timeline, signal }: Trial): Promise<void> => {
  if (plan.pipeline.scrapes.length === 0) return;
  const names = (): readonly string[] => [...new Set(ringing(eventsOf(timeline, 'alert')).map(({ alert }) => alert))];
  const looked = (): boolean => evidenceOf(timeline, pipelineEvidence, firstLook) !== undefined;
  await hub.until(() => looked() && names().length === 0, {
    ...{ waitingFor: 'what rang during the start to cease', within: milliseconds(patience + slowestScrape(plan)), signal, saw: () => names()[0] },
  });
  const value = looked() ? names().join(', ') || 'no alert rings' : 'Prometheus tells no alerts';
  timeline.record({ kind: 'evidence', check: pipelineEvidence, name: settledEvidence, value });
};
