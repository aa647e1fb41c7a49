import { blackhole, kill, latency, noop, refuse } from '../../faults/index.ts';
import type { Fault } from '../../src/core/fault.ts';
import { milliseconds, seconds } from '../../src/core/duration.ts';
import { service } from '../../src/core/target.ts';

export interface CatalogueEntry {
  /** Makes the fault with settings as a drill would give them. */
  readonly make: () => Fault;
  /** What the fault must refuse, each with what it says. */
  readonly refuses?: Readonly<Record<string, readonly [attempt: () => unknown, message: string]>>;
  /** The honest baseline alone bites nothing. */
  readonly harmless?: true;
}

const [app, redis] = [service('app'), service('redis')];

/** Every fault of `faults/index.ts`, by the name of its export. A test keeps the list complete. */
export const faultCatalogue: Readonly<Record<string, CatalogueEntry>> = {
  noop: { make: () => noop(app), harmless: true },
  blackhole: { make: () => blackhole(app.to(redis)) },
  refuse: { make: () => refuse(app.to(redis)) },
  kill: { make: () => kill(redis) },
  latency: {
    make: () => latency(app.to(redis), { of: milliseconds(200), jitter: milliseconds(50) }),
    refuses: {
      'jitter that is larger than the latency': [
        () => latency(app.to(redis), { of: milliseconds(100), jitter: seconds(1) }),
        'jitter (1 s) cannot be larger than the latency (100 ms)',
      ],
      'no time at all': [() => latency(app.to(redis), { of: milliseconds(0) }), 'a latency of 0 ms delays nothing'],
    },
  },
};
