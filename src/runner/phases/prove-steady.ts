import { formatDuration, milliseconds, seconds } from '../../core/duration.ts';
import { eventsOf } from '../../core/timeline.ts';
import { gatherEvidence } from '../gather-evidence.ts';
import { holdsNow } from '../holds-now.ts';
import { isGood } from '../is-good.ts';
import { steadyEvidence } from '../judge/judge-service.ts';
import { operationsOf } from '../operations-of.ts';
import { successRatio } from '../service-level.ts';
import { whyBlind } from '../why-blind.ts';
import type { Trial } from '../trial-context.ts';
import { awaitFirstScrape } from './await-first-scrape.ts';
import { awaitSilence } from './await-silence.ts';

/** A stack that has just been started may need this long until every condition holds. */
const warmUp = seconds(15);

/**
 * Proves that the system is good before it is broken: every condition holds, Prometheus sees it, the load succeeds for the whole of the documented
 * time, the alert and the documented signals are silent, and a test alert is heard. Plants what the checks look for later. Answers false when any of this is not so,
 * and writes down what stood in the way.
 */
export const proveSteady = async (trial: Trial): Promise<boolean> => {
  const obstacle = await obstacleToSteadyState(trial);
  const { timeline, plan } = trial;
  timeline.record({
    kind: 'evidence',
    check: steadyEvidence,
    ...(obstacle === undefined
      ? { name: 'proof', value: `${plan.drill.steady.conditions.map(({ words }) => words).join(', ')}; the load succeeds; the alert is silent` }
      : { name: 'obstacle', value: obstacle }),
  });
  return obstacle === undefined;
};

const obstacleToSteadyState = async (trial: Trial): Promise<string | undefined> => {
  const { plan, hub, clock, timeline, signal } = trial;
  const { steady } = plan.drill;
  const unmet = (): readonly string[] => steady.conditions.filter(({ words }) => !holdsNow(timeline, words)).map(({ words }) => words);
  const firstGood = (): boolean => eventsOf(timeline, 'operation').some(({ outcome }) => outcome === 'ok');
  const warm = await hub.until(() => unmet().length === 0 && firstGood(), {
    waitingFor: 'steady state',
    within: warmUp,
    signal,
    saw: () => unmet()[0],
  });
  if (!warm) return `within ${formatDuration(warmUp)} it was not true that ${unmet()[0] ?? 'an operation of the load succeeds'}`;
  const unseen = await awaitFirstScrape(trial);
  if (unseen !== undefined) return unseen;
  await awaitSilence(trial);
  for (const check of trial.checks) await gatherEvidence(trial, check, 'prepare');

  const began = clock.now();
  const [blind, ratio] = await Promise.all([whyBlind(trial), shareOfGood(trial, began)]);
  if (blind !== undefined) return blind;
  if (unmet().length > 0) return `it was no longer true that ${unmet().join(', ')}`;
  if (ratio === undefined || ratio < steady.succeeds)
    return `${String(Math.round((ratio ?? 0) * 1_000) / 10)} % of operations succeeded${steady.within === undefined ? '' : ` within ${formatDuration(steady.within)}`}, ${String(steady.succeeds * 100)} % are needed`;
  return announced(trial, began);
};

/**
 * The share of good operations over the whole of the documented time. What has just been started may serve some of its first users badly: where it did,
 * the time begins anew after the last of them, as long as it is warming up.
 */
const shareOfGood = async ({ plan, hub, clock, timeline, signal }: Trial, began: number): Promise<number | undefined> => {
  const { steady } = plan.drill;
  const good = isGood(steady);
  const window = plan.timing.play(steady.for);
  for (let from = began; ;) {
    const within = milliseconds(Math.max(0, from + window - clock.now()));
    await hub.hold(() => false, { waitingFor: `steady state for ${formatDuration(window)}`, within, signal });
    const operations = operationsOf(timeline);
    const ratio = successRatio(operations, good, from);
    const last = operations.findLast((each) => !good(each))?.intendedMs ?? from;
    if (ratio === undefined || ratio >= steady.succeeds || last < from || last > began + warmUp) return ratio;
    from = last + 1;
  }
};

/** What should announce the fault must not be there before it. */
const announced = ({ plan, timeline }: Trial, began: number): string | undefined => {
  const rang = eventsOf(timeline, 'alert').some(({ alert, state }) => alert === plan.drill.alerts && state === 'firing');
  if (rang) return `${plan.drill.alerts} fires without a fault`;
  const early = plan.detection.find(({ condition }) =>
    eventsOf(timeline, 'sample').some((event) => event.condition === condition.words && event.holds && event.atMs >= began),
  );
  return early === undefined ? undefined : `without a fault it was true that ${early.condition.words}`;
};
