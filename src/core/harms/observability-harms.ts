import type { NoSettings } from './no-settings.ts';

/** What the servers that watch a system can be made to suffer. */
export interface ObservabilityHarms {
  /** A Prometheus no longer knows one of its alert rules. */
  readonly forgetRule: { readonly alert: string };
  /** An Alertmanager passes no alert on to any receiver. */
  readonly mute: NoSettings;
}
