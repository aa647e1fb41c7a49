import type { ClockHarms } from './harms/clock-harms.ts';
import type { DiskHarms } from './harms/disk-harms.ts';
import type { KafkaHarms } from './harms/kafka-harms.ts';
import type { LoadHarms } from './harms/load-harms.ts';
import type { ObservabilityHarms } from './harms/observability-harms.ts';
import type { LinkHarms } from './harms/link-harms.ts';
import type { NameHarms } from './harms/name-harms.ts';
import type { NoSettings } from './harms/no-settings.ts';
import type { PostgresHarms } from './harms/postgres-harms.ts';
import type { ProcessHarms } from './harms/process-harms.ts';
import type { RabbitmqHarms } from './harms/rabbitmq-harms.ts';
import type { RedisHarms } from './harms/redis-harms.ts';
import type { UpstreamHarms } from './harms/upstream-harms.ts';
import type { Target } from './target.ts';

/** What a target can be made to suffer, each with its settings. A stack offers some of these for some of its targets. */
export interface CapabilitySettings
  extends
    ClockHarms,
    DiskHarms,
    KafkaHarms,
    LinkHarms,
    NameHarms,
    LoadHarms,
    ObservabilityHarms,
    PostgresHarms,
    ProcessHarms,
    RabbitmqHarms,
    RedisHarms,
    UpstreamHarms {
  /** Nothing at all: the honest baseline. */
  readonly nothing: NoSettings;
}

export type CapabilityName = keyof CapabilitySettings;

/** The state found before an injection, as plain JSON: all that another process needs in order to restore it. */
export type Snapshot = Readonly<Record<string, string | number | boolean | null>>;

/** One look at a target through a canary. `saw` is evidence in words, with figures. */
export interface Sighting {
  readonly harmed: boolean;
  readonly saw: string;
}

/** One capability of one target. Implemented over real containers in `stack`, and over plain memory in tests. */
export interface Capability {
  /** Reads the state that `restore` will bring back. Changes nothing. */
  snapshot(): Promise<Snapshot>;
  /** Does the harm. Resolves when the call was answered; whether it bites is told by `look`. */
  apply(): Promise<void>;
  /** Brings back the state of the snapshot. Calling it twice, or after the state came back by itself, is harmless. */
  restore(snapshot: Snapshot): Promise<void>;
  /** One observation from where the harmed client stands. Changes nothing. */
  look(): Promise<Sighting>;
  /**
   * What gets past the harm while it is in force, in words with figures; `undefined` where nothing was found. Changes nothing. A capability that cannot tell goes
   * without it.
   */
  readonly leaks?: () => Promise<string | undefined>;
}

/** Answers the capabilities of targets; `undefined` where a target lacks one. */
export type CapabilitySource = <Name extends CapabilityName>(
  name: Name,
  target: Target,
  settings: CapabilitySettings[Name],
) => Capability | undefined;
