import type { AlertDelivery } from '../../../src/core/alert-delivery.ts';

/** What a pager was told, for whoever waits for it. */
export interface Deliveries {
  readonly taken: readonly AlertDelivery[];
  readonly take: (delivery: AlertDelivery) => void;
  /** The first delivery from now on that is like this. Rejects when the signal is aborted. */
  readonly next: (wanted: (delivery: AlertDelivery) => boolean, signal: AbortSignal) => Promise<AlertDelivery>;
}

export const deliveriesOf = (): Deliveries => {
  const taken: AlertDelivery[] = [];
  const waiting = new Set<(delivery: AlertDelivery) => void>();
  return {
    taken,
    take: (delivery) => {
      taken.push(delivery);
      for (const listener of waiting) listener(delivery);
    },
    next: async (wanted, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<AlertDelivery>();
      const listener = (delivery: AlertDelivery): void => {
        if (wanted(delivery)) resolve(delivery);
      };
      const leave = (): void => {
        reject(signal.reason);
      };
      waiting.add(listener);
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await promise;
      } finally {
        waiting.delete(listener);
        signal.removeEventListener('abort', leave);
      }
    },
  };
};
