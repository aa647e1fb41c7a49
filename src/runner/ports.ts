import type { ActiveAlert } from '../core/active-alert.ts';
import type { AlertDelivery } from '../core/alert-delivery.ts';
import type { CapabilitySource } from '../core/capability.ts';
import type { Clock } from '../core/clock.ts';
import type { Duration } from '../core/duration.ts';
import type { RunningLoad } from '../core/load.ts';
import type { Operator } from '../core/operator.ts';
import type { Probe } from '../core/probe.ts';
import type { ReportEnvironment } from '../core/report.ts';
import type { Reporter, Residue } from '../core/reporter.ts';
import type { RunningStack } from '../core/stack.ts';
import type { Target } from '../core/target.ts';
import type { TargetIdentity } from '../core/target-identity.ts';
import type { Recorder } from '../core/timeline.ts';
import type { Ledger } from './ledger.ts';
import type { Plan } from './plan.ts';

/** All that a trial needs from outside. The runner knows no adapter. */
export interface Ports {
  readonly runId: string;
  readonly clock: Clock;
  readonly reporter: Reporter;
  readonly ledger: Ledger;
  /** Starts the system of a plan. Rejects with DrillError `stack-start-failed`; `stop` is called in any case. */
  start(plan: Plan, onAlert: (delivery: AlertDelivery) => void): Promise<System>;
  /**
   * Takes everything away that `start` put there, and looks. Answers what is still there. `undone` says whether every fault was seen undone: only
   * then may the system be kept for the next trial.
   */
  stop(undone: boolean): Promise<readonly Residue[]>;
  /**
   * Opens the load of a plan and starts it; every operation comes to the timeline with the instants at which it happened, on the clock of the trial.
   * The signal ends it at once. Rejects when it cannot be opened, and leaves nothing running then.
   */
  openLoad(plan: Plan, system: System, trial: { readonly timeline: Recorder; readonly signal: AbortSignal }): Promise<RunningLoad>;
}

/** A system in operation, as the runner sees it. */
export interface System {
  readonly stack: RunningStack;
  readonly capability: CapabilitySource;
  /** The containers that a fault on this target touches, as they are now. */
  identity(target: Target): Promise<readonly TargetIdentity[]>;
  readonly operator: Operator;
  /** What Prometheus says of all alerts; `undefined` while it does not answer. */
  readonly alerts: Probe<readonly ActiveAlert[] | undefined>;
  readonly alerting: AlertingDoor;
  readonly environment: Omit<ReportEnvironment, 'seed'>;
}

/** The way that alerts take, apart from any alert. */
export interface AlertingDoor {
  /** Why this alert could not be made or delivered at present; nothing where all is well. */
  lacks(alert: string, signal: AbortSignal): Promise<readonly string[]>;
  /** What Prometheus has never scraped, and so cannot see; nothing where it has tried every target. */
  unscraped(signal: AbortSignal): Promise<readonly string[]>;
  /** Gives Alertmanager an alert with these labels that is over by itself. Its delivery is told like any other. */
  ring(labels: Readonly<Record<string, string>>, lasts: Duration, signal: AbortSignal): Promise<void>;
}

/** How a person stops a run: the first signal aborts and undoes, the second only shortens waiting. */
export interface Interruption {
  readonly signal: AbortSignal;
  readonly hurry: AbortSignal;
}
