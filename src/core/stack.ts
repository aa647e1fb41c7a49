import { callSite, type Place } from './place.ts';
import { service, type Service } from './target.ts';
import type { Timing } from './timing.ts';

/** A declared system: a profile of a compose file and what the documents call it. Nothing is started by declaring it. */
export interface Stack {
  readonly name: string;
  /** Path of the compose file, relative to the working directory. It is used unchanged. */
  readonly compose: string;
  readonly profiles: readonly string[];
  /** The file name under which the runbook knows the compose file: `compose.prod.yml`. */
  readonly documentedAs: string;
  /** The services that make and deliver alerts, and the files that tell them how, relative to the working directory. */
  readonly alerting: Alerting;
  /** A file with lists of what else the system has, relative to the working directory: metrics, log events, tables and so on. For the linter. */
  readonly inventory?: string;
  /** Environment variables that hold documented durations as bare numbers; they are played like every other documented duration. */
  readonly durations: readonly DurationVariable[];
  /** What `fast` timing divides by. */
  readonly fastFactor: number;
  readonly place: Place | undefined;
  service(name: string): Service;
}

export interface Alerting {
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly rules: readonly string[];
}

export interface DurationVariable {
  readonly service: string;
  readonly variable: string;
}

/** Declares a system. */
export const stack = (parts: Omit<Stack, 'place' | 'service'>): Stack => ({ ...parts, place: callSite(stack), service });

/** Where a port of a service can be reached from the harness. Always on 127.0.0.1. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A system in operation, as probes, load, actions and checks see it. */
export interface RunningStack {
  /** Names the run; on a system that serves several trials, each but the first has a name of its own: what one writes under it is no other's. */
  readonly runId: string;
  readonly timing: Timing;
  /** Asks anew at each call, because a published port may change when a container restarts. @throws DrillError `service-unknown`. */
  address(service: string, port: number): Promise<Address>;
  /** The environment that the service was started with, secrets included. @throws DrillError `service-unknown`. */
  environment(service: string): Readonly<Record<string, string>>;
  /** Tells every line that the service logs from now on, across restarts, until the signal is aborted. */
  follow(service: string, onLine: (line: string) => void, signal: AbortSignal): Promise<void>;
}
