import type { AlertRule } from './alert-rule.ts';
import type { Duration } from './duration.ts';

/** How a stack makes and delivers alerts, as its files say. All durations are documented ones; a trial plays them as its timing says. */
export interface AlertPipeline {
  readonly scrapes: readonly ScrapeJob[];
  /** How often rules are evaluated whose group does not say otherwise. */
  readonly evaluation: Duration;
  readonly rules: readonly AlertRule[];
  readonly route: AlertRoute;
  readonly receivers: readonly AlertReceiver[];
  /** What an alert must match to keep others from being delivered, one list a rule. */
  readonly inhibitedBy: readonly (readonly LabelMatcher[])[];
}

export interface ScrapeJob {
  readonly job: string;
  readonly interval: Duration;
}

/** One node of the tree of routes, with everything that it inherits. */
export interface AlertRoute {
  readonly receiver: string;
  /** The labels that make a group; `...` means all of them. */
  readonly groupBy: readonly string[];
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
  readonly repeatInterval: Duration;
  readonly matchers: readonly LabelMatcher[];
  /** Whether its later siblings are asked too. */
  readonly continues: boolean;
  readonly routes: readonly AlertRoute[];
}

export interface LabelMatcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface AlertReceiver {
  readonly name: string;
  /** Whether it is told when an alert is over. */
  readonly sendsResolved: boolean;
}
