import type { Instant } from './clock.ts';

/** One alert inside one webhook delivery, stamped when it reached the receiver. */
export interface AlertDelivery {
  readonly alert: string;
  readonly state: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The receiver of the routes that it was sent to. */
  readonly receiver?: string;
  /** What makes it the same alert as in another delivery. */
  readonly fingerprint?: string;
  /** The group that it was delivered with. */
  readonly group?: string;
  /** Counts the deliveries, so that those alerts are known that came together. */
  readonly notification: number;
  readonly at: Instant;
}
