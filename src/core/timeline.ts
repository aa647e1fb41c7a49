import type { Clock, Instant } from './clock.ts';
import type { Found, PartitionRange, ReadingPlace } from './history.ts';
import type { PlannedWrite } from './load.ts';

export type Phase = 'start' | 'steady' | 'inject' | 'detect' | 'alert' | 'recover' | 'stabilise' | 'rescue' | 'judge' | 'undo' | 'stop';

/** What was observed. `kind` tells which fields follow. */
export type Fact =
  | { readonly kind: 'phase'; readonly phase: Phase; readonly edge: 'began' | 'ended' }
  | {
      readonly kind: 'operation';
      readonly load: string;
      readonly number: number;
      readonly intendedMs: number;
      readonly latencyMs: number;
      /** How long after its intended instant it really started; absent where it never did. */
      readonly lateMs?: number;
      readonly outcome: 'ok' | 'failed' | 'unsent';
      /** What it was to write, where its id is known before it is sent. */
      readonly write?: PlannedWrite;
      /** The id of what was written, once the system has said so. */
      readonly acknowledged?: string;
      /** Whether the answer says that nothing was written. */
      readonly refused?: true;
      readonly why?: string;
    }
  | { readonly kind: 'sample'; readonly condition: string; readonly holds: boolean; readonly saw: string; readonly unanswered?: true }
  | {
      readonly kind: 'alert';
      readonly alert: string;
      /** `inactive` is what was pending and never fired. */
      readonly state: 'pending' | 'firing' | 'resolved' | 'inactive';
      readonly seen: 'prometheus' | 'delivered';
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly receiver?: string;
      readonly fingerprint?: string;
      readonly group?: string;
      /** Alerts with the same number came in one delivery. */
      readonly notification?: number;
    }
  | { readonly kind: 'fault'; readonly fault: string; readonly target: string; readonly stage: FaultStage; readonly saw?: string }
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly edge: 'began' | 'ended';
      readonly exitCode?: number;
      readonly ok?: boolean;
      readonly saw?: string;
      readonly output?: string;
      readonly line?: number;
    }
  | { readonly kind: 'evidence'; readonly check: string; readonly name: string; readonly value: EvidenceValue }
  | {
      readonly kind: 'recalled';
      readonly load: string;
      /** How often each id was found. */
      readonly found: Readonly<Record<string, number>>;
      /** The source of truth by default. */
      readonly from?: ReadingPlace;
      /** What took effect by this instant must be in it. By default that of the event. */
      readonly asOfMs?: number;
      /** Whether everything was read. True by default. */
      readonly complete?: boolean;
      readonly why?: string;
      readonly ordered?: boolean;
      /** What was found one by one, where more than its number is known of it. */
      readonly entries?: readonly Found[];
      readonly partitions?: readonly PartitionRange[];
    }
  /** Time in which nobody could look: a thread of the harness stood still until now, the machine was suspended, or its wall clock was set by this much. */
  | { readonly kind: 'stall'; readonly of: 'main thread' | 'load thread' | 'host' | 'wall clock'; readonly lostMs: number }
  | { readonly kind: 'trouble'; readonly where: string; readonly message: string };

/** The life of an injection. `bitten`, `repaired` (by the runbook, or by the system itself) and `seen-lifted` are observations. */
export type FaultStage = 'intended' | 'injected' | 'bitten' | 'unproven' | 'leaked' | 'repaired' | 'lifted' | 'seen-lifted' | 'residue';

export type EvidenceValue = string | number | boolean | null;

/** One observed fact at a monotonic instant. `errorMs` bounds how much earlier it may have become true. */
export type Event = Fact & { readonly id: string; readonly atMs: number; readonly errorMs: number };

export type EventOf<Kind extends Fact['kind']> = Extract<Event, { readonly kind: Kind }>;

/** The append-only list of what was observed: the sole evidence that checks may use. */
export interface Timeline {
  readonly events: readonly Event[];
}

/** The writing end of a timeline. */
export interface Recorder extends Timeline {
  /** Appends a fact. `at` defaults to now, `error` to 0. */
  record(fact: Fact, at?: Instant, error?: number): Event;
}

export const recorder = (clock: Clock, onEvent: (event: Event) => void = () => undefined): Recorder => {
  const events: Event[] = [];
  return {
    events,
    record(fact, at = clock.now(), error = 0) {
      const event: Event = Object.freeze({ id: `e${String(events.length + 1)}`, atMs: at, errorMs: error, ...fact });
      events.push(event);
      onEvent(event);
      return event;
    },
  };
};

interface Index {
  /** So many events have been looked at. */
  upTo: number;
  readonly byKind: Map<Fact['kind'], Event[]>;
}

/** A trial asks for the events of a kind after every event, and its load alone makes a hundred thousand: each is looked at once. */
const indices = new WeakMap<readonly Event[], Index>();

const indexOf = (events: readonly Event[]): Index => {
  const known = indices.get(events);
  const index = known !== undefined && known.upTo <= events.length ? known : { upTo: 0, byKind: new Map<Fact['kind'], Event[]>() };
  if (index !== known) indices.set(events, index);
  for (const event of events.slice(index.upTo)) {
    const same = index.byKind.get(event.kind);
    if (same === undefined) index.byKind.set(event.kind, [event]);
    else same.push(event);
  }
  index.upTo = events.length;
  return index;
};

/** The events of one kind, in the order in which they were recorded. Events are only ever added: the answer of a timeline that goes on grows with it. */
export const eventsOf = <Kind extends Fact['kind']>(timeline: Timeline, kind: Kind): readonly EventOf<Kind>[] =>
  (indexOf(timeline.events).byKind.get(kind) ?? []) as readonly Event[] as readonly EventOf<Kind>[];
