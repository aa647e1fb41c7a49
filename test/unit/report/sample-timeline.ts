import { injectionEvidence } from '../../../src/core/injection-delay.ts';
import type { Event, Fact, Phase } from '../../../src/core/timeline.ts';

/** A recorded `redis-outage` in fast timing, made by rule and not by chance, so that every test sees the same one. */
export const phaseBounds: readonly (readonly [Phase, number, number])[] = [
  ['start', 0, 9_400],
  ['steady', 9_400, 14_400],
  ['inject', 14_400, 15_140],
  ['detect', 15_140, 15_420],
  ['alert', 15_420, 19_610],
  ['recover', 19_610, 27_300],
  ['stabilise', 27_300, 33_300],
  ['judge', 33_300, 38_900],
  ['undo', 38_900, 39_150],
  ['stop', 39_150, 41_260],
];

const outage = { from: 14_420, to: 27_300 };
const loadWindow = { from: 9_400, to: 33_300 };

const operations = (): (Fact & { at: number })[] => {
  const facts: (Fact & { at: number })[] = [];
  for (let number = 0, at = loadWindow.from; at < loadWindow.to; number += 1, at += 50) {
    const bad = at >= outage.from && at < outage.to;
    const unsent = bad && number % 40 === 39;
    const latencyMs = unsent ? 0 : bad ? 3 + (number % 5) : 8 + ((number * 7) % 23);
    facts.push({
      at: at + latencyMs,
      kind: 'operation',
      load: 'logins',
      number,
      intendedMs: at,
      latencyMs,
      ...(unsent ? {} : { lateMs: (number % 3) / 10 }),
      outcome: unsent ? 'unsent' : bad ? 'failed' : 'ok',
      ...(unsent ? {} : { write: { id: `login-${String(number)}`, key: 'user-1', sequence: number, hash: 'a1', tenant: 'acme' } }),
      ...(bad ? (unsent ? { why: 'in flight: 64' } : { why: '503', refused: true }) : { acknowledged: `login-${String(number)}` }),
    });
  }
  return facts;
};

/** Each watched condition, and when it held. */
const conditions: readonly { condition: string; holds: (at: number) => boolean; saw: readonly [yes: string, no: string] }[] = [
  { condition: 'the app is ready', holds: (at) => at < 14_620 || at >= outage.to, saw: ['200 {"redis":"up"}', '503 {"redis":"down"}'] },
  { condition: 'readiness is 503', holds: (at) => at >= 14_620 && at < outage.to, saw: ['503 {"redis":"down"}', '200 {"redis":"up"}'] },
  { condition: 'the app logs rate_limit_store_unavailable', holds: (at) => at >= 15_100 && at < 27_000, saw: ['11 times', 'not yet'] },
];

/** As the runner records them: the first observation, then only changes. */
const samples = (): (Fact & { at: number; error: number })[] =>
  conditions.flatMap(({ condition, holds, saw: [yes, no] }) =>
    Array.from({ length: 480 }, (_, index) => loadWindow.from + index * 50)
      .filter((at) => at === loadWindow.from || holds(at) !== holds(at - 50))
      .map((at) => ({ at, error: 50, kind: 'sample' as const, condition, holds: holds(at), saw: holds(at) ? yes : no })),
  );

const happenings: readonly (Fact & { at: number; error?: number })[] = [
  { at: 14_400, kind: 'evidence', check: injectionEvidence, name: 'of up to 500 ms, by seed 7', value: 213 },
  { at: 14_402, kind: 'fault', fault: 'blackhole-1', target: 'app -> redis', stage: 'intended' },
  { at: 14_410, kind: 'fault', fault: 'blackhole-1', target: 'app -> redis', stage: 'injected' },
  { at: 14_630, error: 10, kind: 'sample', condition: 'the metrics page answers', holds: false, saw: '/metrics timeout', unanswered: true },
  { at: 14_640, kind: 'fault', fault: 'blackhole-1', target: 'app -> redis', stage: 'bitten', saw: 'GET /ready answered 503 after 212 ms' },
  { at: 14_700, kind: 'fault', fault: 'kill-2', target: 'redis', stage: 'intended' },
  { at: 14_760, kind: 'fault', fault: 'kill-2', target: 'redis', stage: 'injected' },
  { at: 15_120, kind: 'fault', fault: 'kill-2', target: 'redis', stage: 'bitten', saw: 'container is exited (137)' },
  { at: 18_900, error: 500, kind: 'alert', alert: 'RedisDown', state: 'firing', seen: 'prometheus' },
  {
    ...{ at: 19_590, kind: 'alert', alert: 'RedisDown', state: 'firing', seen: 'delivered', receiver: 'pager', group: '{}:{alertname="RedisDown"}' },
    ...{ labels: { alertname: 'RedisDown', severity: 'critical' }, annotations: { runbook: 'runbooks/account-api.md#redis-unavailable' } },
    ...{ fingerprint: '3f1c0a9d', notification: 1 },
  },
  { at: 19_620, kind: 'step', step: 'recovery-1', edge: 'began' },
  { at: 20_430, kind: 'step', step: 'recovery-1', edge: 'ended', exitCode: 0, ok: true },
  { at: 20_440, kind: 'step', step: 'recovery-2', edge: 'began' },
  { at: 20_710, kind: 'step', step: 'recovery-2', edge: 'ended', ok: true, saw: 'POST /admin/maintenance answered 204' },
  { at: 20_720, kind: 'step', step: 'recovery-3', edge: 'began' },
  {
    at: 25_940,
    kind: 'step',
    step: 'recovery-3',
    edge: 'ended',
    exitCode: 0,
    ok: true,
    saw: 'exit code 0',
    output: 'Container redis-1  Started',
    line: 79,
  },
  { at: 26_100, kind: 'fault', fault: 'blackhole-1', target: 'app -> redis', stage: 'lifted' },
  { at: 26_240, kind: 'fault', fault: 'blackhole-1', target: 'app -> redis', stage: 'seen-lifted', saw: 'PING answered PONG after 1.2 ms' },
  { at: 26_250, kind: 'fault', fault: 'kill-2', target: 'redis', stage: 'seen-lifted', saw: 'container is running (healthy)' },
  { at: 33_350, kind: 'step', step: 'recovery-4', edge: 'began' },
  { at: 36_200, kind: 'alert', alert: 'RedisDown', state: 'resolved', seen: 'delivered' },
  { at: 37_800, kind: 'step', step: 'recovery-4', edge: 'ended', ok: true, saw: 'both planted lockouts were gone after 18.1 s' },
  { at: 38_000, kind: 'evidence', check: 'no replayed request is accepted', name: 'replays accepted', value: 0 },
  { at: 38_100, kind: 'stall', of: 'main thread', lostMs: 310 },
  { at: 38_200, kind: 'trouble', where: 'alerts', message: 'a delivery could not be read' },
  { at: 38_500, kind: 'recalled', load: 'logins', found: { 'login-0': 1, 'login-1': 1, 'login-2': 1 } },
  {
    at: 38_600,
    kind: 'recalled',
    load: 'logins',
    from: 'users',
    asOfMs: 38_450,
    complete: false,
    why: 'a page was not answered',
    ordered: true,
    found: { 'login-0': 1 },
    entries: [{ id: 'login-0', times: 1, hash: 'a1', tenant: 'acme', partition: '0', position: 7 }],
    partitions: [{ partition: '0', first: 0, end: 8 }],
  },
];

export const sampleTimeline = (): readonly Event[] => {
  const edges = phaseBounds.flatMap(([phase, began, ended]): (Fact & { at: number })[] => [
    { at: began, kind: 'phase', phase, edge: 'began' },
    { at: ended, kind: 'phase', phase, edge: 'ended' },
  ]);
  return [...edges, ...happenings, ...samples(), ...operations()]
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...fact }, index) => {
      const { error = 0, ...rest } = fact as Fact & { error?: number };
      return { id: `e${String(index + 1)}`, atMs: at, errorMs: error, ...rest };
    });
};
