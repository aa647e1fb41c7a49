import { messageOf } from '../core/message-of.ts';
import type { Capability, Snapshot } from '../core/capability.ts';
import type { Clock } from '../core/clock.ts';
import { formatDuration, milliseconds, seconds, type Duration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import type { TargetIdentity } from '../core/target-identity.ts';
import type { FaultStage, Recorder } from '../core/timeline.ts';
import { impatient } from './impatient.ts';
import { inTime } from './in-time.ts';
import type { Ledger } from './ledger.ts';

/** A fault in force. */
export interface Injection {
  readonly id: string;
  readonly fault: Fault;
  /** Whether a canary saw the harm. */
  readonly bites: boolean;
  /**
   * Brings back what was found before, and looks until that is seen. Lifting twice is harmless. Answers why not, if it cannot be brought back
   * within a budget of its own, never what is left of the trial's. `hurry` ends the trying.
   */
  lift(hurry?: AbortSignal): Promise<string | undefined>;
}

export interface Injector {
  /** @throws DrillError `ledger-unwritable` before anything is done, `fault-failed` when the call failed. */
  inject(fault: Fault, signal: AbortSignal): Promise<Injection>;
  /** Looks at every fault in force and records those that somebody else has repaired. */
  noticeRepairs(): Promise<void>;
  /** Lifts whatever is in force, last in first out. Answers what could not be lifted. */
  liftAll(hurry?: AbortSignal): Promise<readonly { readonly injection: Injection; readonly why: string }[]>;
}

/** How long a canary looks for the harm. A fault that is not seen in this time makes the trial inconclusive. */
const biteBudget = seconds(5);
const liftBudget = seconds(20);
/** Between two looks: a look takes 50 ms by itself, and as long as its patience where nothing answers. */
const lookAgain = milliseconds(50);

interface InForce {
  readonly injection: Injection;
  readonly capability: Capability;
  healed: boolean;
}

/**
 * Injects and lifts: the intent is synced first, harm and healing are observed. `capabilityOf` refuses with DrillError `fault-unsupported`,
 * `identityOf` names the containers that a fault will touch.
 */
export const injector = (
  capabilityOf: (fault: Fault) => Capability,
  ledger: Ledger,
  clock: Clock,
  timeline: Recorder,
  identityOf: (fault: Fault) => Promise<readonly TargetIdentity[]>,
): Injector => {
  const inForce: InForce[] = [];

  const tell = ({ id, fault }: Pick<Injection, 'id' | 'fault'>, stage: FaultStage, saw?: string): void => {
    timeline.record({ kind: 'fault', fault: id, target: fault.target.name, stage, ...(saw === undefined ? {} : { saw }) });
  };

  /** What the canary saw when it saw what was looked for; `undefined` when it did not in time. */
  const lookUntil = async (capability: Capability, harmed: boolean, within: Duration, signal?: AbortSignal): Promise<string | undefined> => {
    for (const began = clock.now(); ;) {
      signal?.throwIfAborted();
      const sighting = await capability.look();
      if (sighting.harmed === harmed) return sighting.saw;
      if (clock.now() - began >= within) return undefined;
      await clock.wait(lookAgain, signal);
    }
  };

  const lift = async (entry: InForce, snapshot: Snapshot, hurry?: AbortSignal): Promise<string | undefined> => {
    const { injection, capability } = entry;
    let why = 'it still bites';
    for (const began = clock.now(); clock.now() - began < liftBudget && hurry?.aborted !== true;) {
      try {
        await capability.restore(snapshot);
        tell(injection, 'lifted');
        const saw = await lookUntil(capability, false, biteBudget, hurry);
        if (saw === undefined) continue;
        await ledger.close(injection.id, saw);
        entry.healed = true;
        tell(injection, 'seen-lifted', saw);
        return undefined;
      } catch (error) {
        why = messageOf(error);
        await clock.wait(lookAgain);
      }
    }
    tell(injection, 'residue', why);
    return why;
  };

  return {
    inject: async (fault, signal) => {
      signal.throwIfAborted();
      const id = `${fault.kind}-${String(inForce.length + 1)}`;
      const capability = impatient(capabilityOf(fault), clock);
      const [snapshot, identity] = await Promise.all([capability.snapshot(), inTime(identityOf(fault), clock)]);
      await ledger.intend(id, fault, snapshot, identity);
      tell({ id, fault }, 'intended');
      // Lifted once at a time; what failed may be tried again, what is lifted stays so.
      let lifting: Promise<string | undefined> | undefined;
      const injection = {
        id,
        fault,
        bites: false,
        lift: (hurry?: AbortSignal) =>
          (lifting ??= lift(entry, snapshot, hurry).then((why) => {
            if (why !== undefined) lifting = undefined;
            return why;
          })),
      };
      const entry: InForce = { injection, capability, healed: false };
      inForce.push(entry);
      tell(injection, 'injected');
      await capability.apply().catch((cause: unknown) => {
        const said = messageOf(cause);
        throw new DrillError('fault-failed', `${fault.kind} on ${fault.target.name} could not be injected: ${said}`, {
          cause,
          target: fault.target.name,
        });
      });
      const saw = await lookUntil(capability, true, biteBudget, signal);
      injection.bites = saw !== undefined;
      tell(injection, injection.bites ? 'bitten' : 'unproven', saw ?? `not seen to bite within ${formatDuration(biteBudget)}`);
      return injection;
    },
    noticeRepairs: async () => {
      for (const entry of inForce.filter(({ healed }) => !healed)) {
        // A look that fails tells nothing; lifting will look again.
        const sighting = await entry.capability.look().catch(() => undefined);
        if (sighting === undefined || sighting.harmed) continue;
        entry.healed = true;
        tell(entry.injection, 'repaired', sighting.saw);
      }
    },
    liftAll: async (hurry) => {
      const failed: { injection: Injection; why: string }[] = [];
      for (const { injection } of inForce.toReversed()) {
        const why = await injection.lift(hurry);
        if (why !== undefined) failed.push({ injection, why });
      }
      return failed;
    },
  };
};
