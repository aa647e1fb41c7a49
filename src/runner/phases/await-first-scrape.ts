import { formatDuration, milliseconds, seconds } from '../../core/duration.ts';
import { slowestScrape } from '../plan.ts';
import { pipelineEvidence } from '../why-blind.ts';
import type { Trial } from '../trial-context.ts';

/** Discovery and the scrape manager of a Prometheus that has just been started each act every 5 s; then comes the first scrape of each target. */
const patience = seconds(30);
const lookEvery = milliseconds(100);

/**
 * Waits until Prometheus has scraped every target once: until then no alert can come, and the time that it takes belongs to the start of the system and
 * not to the fault. Answers what it still lacks after 30 s and a scrape.
 */
export const awaitFirstScrape = async ({ system, plan, hub, timeline, clock, signal }: Trial): Promise<string | undefined> => {
  if (plan.pipeline.scrapes.length === 0) return undefined;
  const within = milliseconds(patience + slowestScrape(plan));
  let lacks = await system.alerting.unscraped(signal);
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const looking = (async () => {
    while (lacks.length > 0) {
      await clock.wait(lookEvery, either);
      lacks = await system.alerting.unscraped(either);
    }
    timeline.record({ kind: 'evidence', check: pipelineEvidence, name: 'scraped', value: 'every target' });
  })();
  try {
    const wait = { waitingFor: 'Prometheus to have scraped every target', within, signal, saw: () => lacks[0] };
    await hub.until(() => lacks.length === 0, wait);
  } finally {
    over.abort();
    await looking.catch(() => undefined);
  }
  return lacks.length === 0 ? undefined : `${lacks.join('; ')}, after ${formatDuration(within)}`;
};
