import type { Event, EventOf, Fact, Timeline } from '../../../src/core/timeline.ts';

/** Facts with their instants, and with their errors where these matter. */
export type Dated = readonly [at: number, fact: Fact, error?: number];

/** A recorded timeline, written by hand. Ids count from e1. */
export const timelineOf = (...facts: readonly Dated[]): Timeline => ({
  events: facts.map(([atMs, fact, errorMs = 0], index): Event => ({ id: `e${String(index + 1)}`, atMs, errorMs, ...fact })),
});

/** One operation of a load, answered 10 ms after it was meant to start. Unless they are numbered, none is known to be still on its way. */
export const operation = (intendedMs: number, outcome: EventOf<'operation'>['outcome'] = 'ok', more: Partial<EventOf<'operation'>> = {}): Dated => [
  intendedMs + 10,
  { kind: 'operation', load: 'logins', number: 0, intendedMs, latencyMs: 10, outcome, ...more },
];

export const faultStage = (at: number, stage: EventOf<'fault'>['stage'], fault = 'blackhole-1', saw?: string): Dated => [
  at,
  { kind: 'fault', fault, target: 'app -> redis', stage, ...(saw === undefined ? {} : { saw }) },
];

export const phaseEdge = (at: number, phase: EventOf<'phase'>['phase'], edge: 'began' | 'ended'): Dated => [at, { kind: 'phase', phase, edge }];

export const alertSeen = (at: number, seen: 'prometheus' | 'delivered', alert = 'RedisDown', state: 'firing' | 'resolved' = 'firing'): Dated => [
  at,
  { kind: 'alert', alert, state, seen },
];

export const sampled = (at: number, condition: string, holds: boolean, error = 0): Dated => [
  at,
  { kind: 'sample', condition, holds, saw: holds ? 'yes' : 'no' },
  error,
];

/** Somebody listened and did not answer in time. */
export const hung = (at: number, condition: string): Dated => [at, { kind: 'sample', condition, holds: false, saw: 'timeout', unanswered: true }, 0];

export const stepEdge = (at: number, step: string, edge: 'began' | 'ended', more: Partial<EventOf<'step'>> = {}): Dated => [
  at,
  { kind: 'step', step, edge, ...more },
];
