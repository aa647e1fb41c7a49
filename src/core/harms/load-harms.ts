import type { Duration } from '../duration.ts';
import type { Rate } from '../quantity.ts';

/** What a service can be made to suffer by clients alone. Both end by themselves. */
export interface LoadHarms {
  /** HTTP requests at a steady rate, each at its own instant whatever became of those before. */
  readonly flood: { readonly rate: Rate; readonly lasting: Duration };
  /** Connections that are held open by clients who send a byte a second and never finish a request. */
  readonly crowd: { readonly connections: number; readonly lasting: Duration };
}
