import type { Check } from '../core/check.ts';
import type { RunningLoad } from '../core/load.ts';
import type { Phase, Recorder } from '../core/timeline.ts';
import type { Courses } from './courses.ts';
import type { EventHub } from './event-hub.ts';
import type { Injector } from './injector/injection.ts';
import type { Plan } from './plan.ts';
import type { Ports, System } from './ports.ts';

/** A trial in progress, as its phases see it. */
export interface Trial {
  readonly plan: Plan;
  readonly system: System;
  readonly load: RunningLoad;
  readonly timeline: Recorder;
  readonly hub: EventHub;
  readonly injector: Injector;
  readonly courses: Courses;
  readonly checks: readonly Check[];
  readonly clock: Ports['clock'];
  readonly signal: AbortSignal;
}

/** Does a piece of work as one phase of the trial, and records when it began and ended. */
export type PhaseRunner = <Result>(name: Phase, work: () => Promise<Result>) => Promise<Result>;
