import type { Duration } from './duration.ts';
import type { Place } from './place.ts';

/** One alert that Prometheus knows, and where it is written. */
export interface AlertRule {
  readonly name: string;
  readonly expr: string;
  /** How long the expression must hold before it fires. */
  readonly for: Duration;
  /** Its label `severity`. */
  readonly severity: string | undefined;
  readonly place: Place;
}
