import { monotonicClock } from '../../../src/cli/monotonic-clock.ts';
import { recorder, type Recorder } from '../../../src/core/timeline.ts';
import { courses, type Courses } from '../../../src/runner/courses.ts';
import type { Injector } from '../../../src/runner/injector/injection.ts';
import { injector } from '../../../src/runner/injector/injector.ts';
import { noLedger } from '../../unit/runner/no-ledger.ts';
import type { ContractStack } from './contract-stack.ts';

export interface CourseBench {
  readonly timeline: Recorder;
  readonly faults: Injector;
  readonly courses: Courses;
  /** Intents and calls that did harm, in order. */
  readonly order: readonly string[];
}

/** The runner's own injector and courses over a real system. */
export const courseBench = (stack: ContractStack): CourseBench => {
  const order: string[] = [];
  const clock = monotonicClock();
  const timeline = recorder(clock);
  const faults = injector(
    (fault) => {
      const capability = stack.capabilityOf(fault);
      return {
        ...capability,
        apply: () => {
          order.push('call');
          return capability.apply();
        },
      };
    },
    {
      ...noLedger,
      intend: (id) => {
        order.push(`intent ${id}`);
        return Promise.resolve();
      },
    },
    clock,
    timeline,
    () => Promise.resolve([]),
  );
  return { timeline, faults, order, courses: courses(faults, clock, new AbortController().signal) };
};
