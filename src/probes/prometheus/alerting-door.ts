import { messageOf } from '../../core/message-of.ts';
import type { RunningStack } from '../../core/stack.ts';
import { service } from '../../core/target.ts';
import { askPrometheus } from './ask-prometheus.ts';
import { unscraped } from './unscraped.ts';

const timeoutMs = 2_000;
/** An evaluation may be late by this much before Prometheus counts as stuck, ms. */
const patience = 2_000;
const [prometheus, alertmanager] = [
  { service: service('prometheus'), port: 9090 },
  { service: service('alertmanager'), port: 9093 },
];

interface RuleGroup {
  readonly name: string;
  readonly interval: number;
  readonly lastEvaluation: string;
  readonly rules: readonly { readonly name: string; readonly health: string; readonly lastError?: string }[];
}

/**
 * Why no alert could be made or delivered at present, in words; nothing where all is well. Asks Prometheus whether it is ready, has scraped its targets
 * and when it last evaluated its rules, and Alertmanager whether it is ready and knows of what Prometheus says is firing.
 */
export const lacksOfAlerting = async (stack: RunningStack, alert: string, signal: AbortSignal): Promise<readonly string[]> => {
  const ready = async ({ service: { name }, port }: typeof prometheus): Promise<readonly string[]> => {
    try {
      const { ok, status } = await request(stack, name, port, '/-/ready', signal);
      return ok ? [] : [`${name} is not ready: it answers ${String(status)}`];
    } catch (error) {
      return [`${name} cannot be reached: ${messageOf(error)}`];
    }
  };
  const [made, delivered] = await Promise.all([ready(prometheus), ready(alertmanager)]);
  if (made.length + delivered.length > 0) return [...made, ...delivered];
  return [...(await lacksOfScraping(stack, signal)), ...(await lacksOfRules(stack, alert, signal)), ...(await lacksOfHandOver(stack, alert, signal))];
};

/** Which targets Prometheus has never scraped: what it does not measure, no rule of it can see. Nothing where it has tried each, whatever the answer. */
export const lacksOfScraping = (stack: RunningStack, signal: AbortSignal): Promise<readonly string[]> =>
  unscraped(stack, prometheus, signal).catch((error: unknown) => [`prometheus does not tell its targets: ${messageOf(error)}`]);

/** Gives Alertmanager an alert as if Prometheus had. It began long ago, so that its group does not wait. @throws Error when Alertmanager does not take it. */
export const ring = async (stack: RunningStack, labels: Readonly<Record<string, string>>, lastsMs: number, signal: AbortSignal): Promise<void> => {
  const now = Date.now();
  const [startsAt, endsAt] = [new Date(now - hourMs).toISOString(), new Date(now + lastsMs).toISOString()];
  const body = JSON.stringify([{ labels, annotations: { summary: 'a test of firedrill: nothing is wrong' }, startsAt, endsAt }]);
  const { ok, status } = await request(stack, alertmanager.service.name, alertmanager.port, '/api/v2/alerts', signal, body);
  if (!ok) throw new Error(`${alertmanager.service.name} does not take an alert: it answers ${String(status)}`);
};

const hourMs = 3_600_000;

const request = async (stack: RunningStack, name: string, port: number, path: string, signal: AbortSignal, body?: string): Promise<Response> => {
  const { host, port: published } = await stack.address(name, port);
  return await fetch(`http://${host}:${String(published)}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
};

const lacksOfRules = async (stack: RunningStack, alert: string, signal: AbortSignal): Promise<readonly string[]> => {
  const data = await askPrometheus(stack, prometheus, '/api/v1/rules?type=alert', signal).catch((error: unknown) => messageOf(error));
  if (typeof data === 'string') return [`prometheus does not tell its rules: ${data}`];
  const { groups = [] } = data as { readonly groups?: readonly RuleGroup[] };
  const group = groups.find(({ rules }) => rules.some(({ name }) => name === alert));
  if (group === undefined) return [`prometheus has no rule ${alert}`];
  const age = Date.now() - Date.parse(group.lastEvaluation);
  const broken = group.rules.find(({ name, health }) => name === alert && health === 'err');
  return [
    ...(age > 3 * group.interval * 1_000 + patience ? [`prometheus has not evaluated ${group.name} for ${String(Math.round(age / 1_000))} s`] : []),
    ...(broken === undefined ? [] : [`prometheus cannot evaluate ${alert}: ${broken.lastError ?? 'it does not say why'}`]),
  ];
};

/** What Prometheus says is firing, Alertmanager must know of. */
const lacksOfHandOver = async (stack: RunningStack, alert: string, signal: AbortSignal): Promise<readonly string[]> => {
  const active = (await askPrometheus(stack, prometheus, '/api/v1/alerts', signal).catch(() => undefined)) as
    { readonly alerts?: readonly { readonly labels: Readonly<Record<string, string>>; readonly state: string }[] } | undefined;
  if (active?.alerts?.some(({ labels, state }) => labels['alertname'] === alert && state === 'firing') !== true) return [];
  const filter = new URLSearchParams({ filter: `alertname="${alert}"` }).toString();
  const known: unknown = await request(stack, alertmanager.service.name, alertmanager.port, `/api/v2/alerts?${filter}`, signal)
    .then((response) => response.json())
    .catch(() => undefined);
  return Array.isArray(known) && known.length > 0 ? [] : [`alertmanager does not know that ${alert} fires`];
};
