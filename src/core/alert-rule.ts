import type { Duration } from './duration.ts';
import type { Place } from './place.ts';

/** One alert that Prometheus knows, and where it is written. Durations are those of the file. */
export interface AlertRule {
  readonly name: string;
  readonly expr: string;
  /** How long the expression must hold before it fires. */
  readonly for: Duration;
  /** How long it goes on firing when the expression holds no more. */
  readonly keepFiringFor: Duration;
  /** How often its group is evaluated, where the group says so itself. */
  readonly interval: Duration | undefined;
  /** Its label `severity`. */
  readonly severity: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** As they are written, templates and all. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly place: Place;
}
