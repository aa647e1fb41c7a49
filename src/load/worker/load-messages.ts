import type { TimingName } from '../../core/timing.ts';
import type { Event, Fact } from '../../core/timeline.ts';
import type { FaultInstant } from '../../core/checkers/loss-window.ts';
import type { ReadBack } from '../../core/load.ts';
import type { Address } from '../../core/stack.ts';
import type { PackedError } from './packed-error.ts';

/** What the thread of a load is told when it begins its work. It knows the drill file already. */
export interface LoadTask {
  readonly seed: number;
  /** When the run's clock was 0, on the machine's monotonic clock: the threads share their instants. */
  readonly zeroMs: number;
  readonly runId: string;
  readonly timing: { readonly name: TimingName; readonly factor: number };
  /** Where the operations are written down. Nowhere by default. */
  readonly ledger?: string;
  /** What the services were started with, by name. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A fact with its instant and its error, on the way to the timeline. */
export type Observed = readonly [fact: Extract<Fact, { readonly kind: 'operation' | 'stall' }>, at: Event['atMs'], error: Event['errorMs']];

/** To the thread of the load. */
export type ToLoad =
  | { readonly kind: 'begin'; readonly task: LoadTask }
  | { readonly kind: 'stop' }
  | { readonly kind: 'read back'; readonly acknowledged: readonly string[]; readonly fault?: FaultInstant }
  | { readonly kind: 'close' }
  | { readonly kind: 'answered'; readonly call: number; readonly address: Address | undefined }
  | { readonly kind: 'refused'; readonly call: number; readonly error: PackedError }
  | { readonly kind: 'line'; readonly call: number; readonly line: string };

/** From the thread of the load. */
export type FromLoad =
  | { readonly kind: 'opened' }
  | { readonly kind: 'observed'; readonly facts: readonly Observed[] }
  /** It lives, whether or not anything happened. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'readings'; readonly readings: readonly ReadBack[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: PackedError }
  | { readonly kind: 'address'; readonly call: number; readonly service: string; readonly port: number }
  | { readonly kind: 'follow'; readonly call: number; readonly service: string }
  | { readonly kind: 'unfollow'; readonly call: number };
