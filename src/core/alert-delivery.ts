import type { Instant } from './clock.ts';

/** One alert inside one webhook delivery, stamped when it reached the receiver. */
export interface AlertDelivery {
  readonly alert: string;
  readonly state: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly at: Instant;
}
