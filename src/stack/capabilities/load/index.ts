import type { LoadHarms } from '../../../core/harms/load-harms.ts';
import type { ServiceTable } from '../table.ts';
import { generator } from './generator.ts';

export const loadCapabilities: ServiceTable<LoadHarms> = {
  flood: {
    open: (system, server, { rate, lasting }) =>
      generator(system, {
        ...{ mode: 'rate', server, count: rate, lasting },
        // The rate is kept up to what two looks at a clock can differ by, over long enough to tell.
        bites: ({ elapsedMs, sent }) => elapsedMs >= 400 && sent >= (rate * elapsedMs * 0.9) / 1_000,
      }),
  },
  crowd: {
    open: (system, server, { connections, lasting }) =>
      generator(system, { ...{ mode: 'slow', server, count: connections, lasting }, bites: ({ open }) => open >= connections }),
  },
};
