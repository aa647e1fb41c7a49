import type { AlertPipeline, AlertRoute, ScrapeJob } from './alert-pipeline.ts';
import type { AlertRule } from './alert-rule.ts';
import type { Delay } from './delay.ts';
import { formatDuration, milliseconds, parseDuration } from './duration.ts';
import { formatPlace } from './place.ts';
import { routesOf } from './routes-of.ts';
import type { Alerting } from './stack.ts';
import type { Timing } from './timing.ts';

/** Two posts on one machine, from Prometheus to Alertmanager and from there to the receiver. */
export const delivery: Delay = { what: 'delivery', least: 0, most: 100, source: 'two requests on one machine' };

/** What is known of one alert before it is made to fire. */
export interface AlertPath {
  readonly rule: AlertRule;
  /** Of the jobs that it may read, the slowest. */
  readonly scrape: ScrapeJob | undefined;
  /** The route that delivers it first. */
  readonly route: AlertRoute;
  /** How often it is evaluated, as documented. */
  readonly evaluation: ReturnType<typeof milliseconds>;
}

/** The way that an alert takes from a metric to its receiver; `undefined` for one without a rule. */
export const alertPath = (pipeline: AlertPipeline, alert: string): AlertPath | undefined => {
  const rule = pipeline.rules.find(({ name }) => name === alert);
  if (rule === undefined) return undefined;
  const named = pipeline.scrapes.filter(({ job }) => new RegExp(`\\bjob\\s*=\\s*["']${escaped(job)}["']`).test(rule.expr));
  const [scrape] = (named.length === 0 ? pipeline.scrapes : named).toSorted((a, b) => b.interval - a.interval);
  const routes = routesOf(pipeline.route, { ...rule.labels, alertname: alert });
  const [route = pipeline.route] = routes.toSorted((a, b) => a.groupWait - b.groupWait);
  return { rule, scrape, route, evaluation: rule.interval ?? pipeline.evaluation };
};

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** Rules are looked at once a tick: what must hold for 12 s fires at the third tick of 5 s. */
const wholeTicks = (duration: number, tick: number): number => (tick <= 0 ? duration : Math.ceil(duration / tick - 1e-9) * tick);

/** From the metric that has changed to the alert at its receiver: scrape, evaluation, `for`, group_wait, delivery. Empty for an alert without a rule. */
export const timeToAlert = (pipeline: AlertPipeline, files: Alerting, alert: string, timing: Timing): readonly Delay[] => {
  const path = alertPath(pipeline, alert);
  if (path === undefined) return [];
  const { rule, scrape, route, evaluation } = path;
  const tick = timing.play(evaluation);
  const lasting = wholeTicks(timing.play(rule.for), tick);
  const wait = timing.play(route.groupWait);
  return [
    ...upTo('scrape_interval', timing.play(scrape?.interval ?? milliseconds(0)), files.prometheus),
    ...upTo('evaluation_interval', tick, files.prometheus),
    ...exactly(lasting === timing.play(rule.for) ? 'for' : 'for, rounded up to an evaluation,', lasting, formatPlace(rule.place)),
    ...exactly('group_wait', wait, files.alertmanager),
    delivery,
  ];
};

/** From the metric that is good again to the resolution at the receiver: ranges of the expression, scrape, evaluation, keep_firing_for, group_interval, delivery. */
export const timeToResolve = (pipeline: AlertPipeline, files: Alerting, alert: string, timing: Timing): readonly Delay[] => {
  const path = alertPath(pipeline, alert);
  if (path === undefined) return [];
  const { rule, scrape, route, evaluation } = path;
  const tick = timing.play(evaluation);
  const ranges = [...rule.expr.matchAll(/\[\s*(\w+)/g)].map(([, text = '']) => parseDuration(text) ?? milliseconds(0));
  const longest = timing.play(milliseconds(Math.max(0, ...ranges)));
  return [
    ...upTo('the range of the expression', longest, formatPlace(rule.place)),
    ...upTo('scrape_interval', timing.play(scrape?.interval ?? milliseconds(0)), files.prometheus),
    ...upTo('evaluation_interval', tick, files.prometheus),
    ...exactly('keep_firing_for', wholeTicks(timing.play(rule.keepFiringFor), tick), formatPlace(rule.place)),
    ...upTo('group_interval', timing.play(route.groupInterval), files.alertmanager),
    delivery,
  ];
};

const upTo = (what: string, most: number, source: string): readonly Delay[] =>
  most === 0 ? [] : [{ what: `${what} ${formatDuration(most)}`, least: 0, most, source }];

const exactly = (what: string, time: number, source: string): readonly Delay[] =>
  time === 0 ? [] : [{ what: `${what} ${formatDuration(time)}`, least: time, most: time, source }];
