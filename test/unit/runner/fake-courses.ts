import type { Snapshot } from '../../../src/core/capability.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import type { Fault } from '../../../src/core/fault.ts';
import { recorder, type FaultStage, type Recorder } from '../../../src/core/timeline.ts';
import { courses, type Courses } from '../../../src/runner/courses.ts';
import type { Injector } from '../../../src/runner/injector/injection.ts';
import { injector } from '../../../src/runner/injector/injector.ts';
import { noLedger } from './no-ledger.ts';
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts';

interface FakeCourses {
  readonly courses: Courses;
  readonly faults: Injector;
  readonly clock: SimulatedClock;
  readonly timeline: Recorder;
  /** Ids of the injections that came to a stage, with the instants. */
  readonly stages: (stage: FaultStage) => readonly (readonly [id: string, at: number])[];
  /** What is in force now, by target and kind. */
  readonly inForce: ReadonlySet<string>;
}

export interface FakeCourseOptions {
  readonly signal?: AbortSignal;
  /** Faults that never bite. */
  readonly numb?: (fault: Fault) => boolean;
  readonly onApply?: (fault: Fault) => void;
}

/** How long a call of the fake engine takes, and how long a look does. */
export const callTime = milliseconds(10);

/** Courses over one switch for every target and kind, in virtual time. `calls` collects intents and applications as they happen. */
export const fakeCourses = (
  calls: string[] = [],
  { signal = new AbortController().signal, numb = () => false, onApply }: FakeCourseOptions = {},
): FakeCourses => {
  const clock = simulatedClock();
  const timeline = recorder(clock);
  const inForce = new Set<string>();
  const faults = injector(
    (fault) => {
      const key = `${fault.kind} on ${fault.target.name}`;
      return {
        snapshot: () => Promise.resolve({ on: inForce.has(key) }),
        apply: async () => {
          calls.push(`apply ${key}`);
          onApply?.(fault);
          await clock.wait(callTime);
          if (!numb(fault)) inForce.add(key);
        },
        restore: async (snapshot: Snapshot) => {
          await clock.wait(callTime);
          if (snapshot['on'] !== true) inForce.delete(key);
        },
        look: () => Promise.resolve({ harmed: inForce.has(key), saw: [...inForce].join(', ') }),
      };
    },
    {
      ...noLedger,
      intend: async (id) => {
        calls.push(`intend ${id}`);
        await Promise.resolve();
      },
    },
    clock,
    timeline,
    () => Promise.resolve([]),
  );
  return {
    courses: courses(faults, clock, signal),
    ...{ faults, clock, timeline, inForce },
    stages: (stage) =>
      timeline.events.flatMap((event) => (event.kind === 'fault' && event.stage === stage ? [[event.fault, event.atMs] as const] : [])),
  };
};
