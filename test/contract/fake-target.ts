import type { Capability, Snapshot } from '../../src/core/capability.ts';
import type { Fault } from '../../src/core/fault.ts';
import { recorder, type FaultStage, type Recorder } from '../../src/core/timeline.ts';
import type { Injector } from '../../src/runner/injector/injection.ts';
import { injector } from '../../src/runner/injector/injector.ts';
import { noLedger } from '../unit/runner/no-ledger.ts';
import { simulatedClock } from '../unit/runner/simulated-clock.ts';

/** A target whose whole state is one value: what it suffers now, with its settings. */
export interface FakeTarget {
  state: string;
  readonly faults: Injector;
  readonly timeline: Recorder;
  stages(): readonly FaultStage[];
}

const healthy = 'healthy';

/** An injector over plain memory and virtual time. `before` is the state in which the fault finds the target. */
export const fakeTarget = (before = healthy): FakeTarget => {
  const clock = simulatedClock();
  const timeline = recorder(clock);
  const capabilityOf = (fault: Fault): Capability => ({
    snapshot: () => Promise.resolve({ state: target.state }),
    apply: () => {
      if (fault.capability !== 'nothing') target.state = `${fault.capability} ${JSON.stringify(fault.settings)}`;
      return Promise.resolve();
    },
    restore: (snapshot: Snapshot) => {
      target.state = String(snapshot['state']);
      return Promise.resolve();
    },
    look: () => Promise.resolve({ harmed: target.state !== before, saw: target.state }),
  });
  const target: FakeTarget = {
    state: before,
    timeline,
    faults: injector(capabilityOf, noLedger, clock, timeline, () => Promise.resolve([])),
    stages: () => timeline.events.flatMap((event) => (event.kind === 'fault' ? [event.stage] : [])),
  };
  return target;
};
