import { reasonOf } from '../reason-of.ts';

/** Why something failed, short: `timeout`, `ECONNREFUSED`, `ACCESS-REFUSED`, `CONNECTION-FORCED`. What a broker says is found in amqplib's words alone. */
export const amqpReason = (error: unknown): string =>
  (error instanceof Error ? /\b\d{3} \(([A-Z-]+)\) with message/.exec(error.message)?.[1] : undefined) ?? reasonOf(error);
