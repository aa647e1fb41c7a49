import { cutBroker, isolate, partition } from '../../../faults/index.ts';
import type { Composition } from '../../../src/core/composition.ts';
import { service } from '../../../src/core/target.ts';
import type { CatalogueEntry } from './entry.ts';

const [a, b, c] = [service('a'), service('b'), service('c')];

interface CompositionEntry {
  readonly make: () => Composition;
  /** What it is called in a plan. */
  readonly words: string;
  /** Every fault of it, in its order. */
  readonly strikes: readonly string[];
  readonly refuses: NonNullable<CatalogueEntry['refuses']>;
}

/** What the catalogue offers that is made of several faults. */
export const compositions: Readonly<Record<string, CompositionEntry>> = {
  partition: {
    make: () => partition([[a], [b, c]]),
    words: 'partition of a | b, c',
    strikes: ['blackhole on a -> b', 'blackhole on a -> c', 'blackhole on b -> a', 'blackhole on c -> a'],
    refuses: {
      'one group': [() => partition([[a, b]]), 'a partition has two groups or more'],
      'an empty group': [() => partition([[a], []]), 'a group of a partition names a service'],
      'a service twice in a group': [() => partition([[a, a], [b]]), 'a is twice in one group'],
      'groups that all share': [
        () =>
          partition([
            [a, b],
            [b, a],
          ]),
        'a partition in which every service shares a group with every other cuts nothing',
      ],
      'a bridge, one way': [
        () =>
          partition(
            [
              [a, b],
              [b, c],
            ],
            { oneWay: true },
          ),
        'one way, groups do not overlap, and b is in two',
      ],
    },
  },
  isolate: {
    make: () => isolate(a, [b, c]),
    words: 'isolation of a from b, c',
    strikes: ['blackhole on a -> b', 'blackhole on b -> a', 'blackhole on a -> c', 'blackhole on c -> a'],
    refuses: {
      'isolation from nobody': [() => isolate(a, []), 'a is isolated from nobody'],
      'isolation from itself': [() => isolate(a, [b, a]), 'a cannot be isolated from itself'],
    },
  },
  cutBroker: {
    make: () => cutBroker(a, { peers: [b], clients: [c] }),
    words: 'broker a cut off from b, c',
    strikes: ['blackhole on a -> b', 'blackhole on b -> a', 'blackhole on c -> a'],
    refuses: {
      'a cut from nobody': [() => cutBroker(a, {}), 'a is cut off from nobody: name its peers, its clients, or both'],
      'a cut from itself': [() => cutBroker(a, { peers: [a, b] }), 'a cannot be cut off from itself'],
      'a peer that is a client': [() => cutBroker(a, { peers: [b], clients: [b] }), 'a cannot be cut off from b twice'],
      'a port that is none': [() => cutBroker(a, { peers: [b], port: 0 }), 'a port is from 1 to 65535, got 0'],
    },
  },
};

/** What says who reaches whom, and is no fault. */
export const groupings: readonly string[] = ['majority', 'minority', 'ring'];
