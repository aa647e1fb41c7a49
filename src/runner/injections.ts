import { messageOf } from '../core/message-of.ts';
import type { Capability, Snapshot } from '../core/capability.ts';
import type { Clock } from '../core/clock.ts';
import { formatDuration, milliseconds, seconds, type Duration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import type { TargetIdentity } from '../core/target-identity.ts';
import type { Stroke } from '../core/schedule.ts';
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

/** An injection that is written down and not made yet. */
export interface Prepared {
  /** Does the harm and looks until it is seen to bite. @throws DrillError `fault-failed` when the call failed. */
  strike(signal: AbortSignal): Promise<Injection>;
}

export interface Injector {
  /**
   * Reads what each stroke will find and writes every intent down, before the first call does harm. What is prepared and never struck is lifted
   * like the rest. @throws DrillError `ledger-unwritable`.
   */
  prepare(strokes: readonly Stroke[], signal: AbortSignal): Promise<readonly Prepared[]>;
  /** One fault alone. @throws DrillError `ledger-unwritable` before anything is done, `fault-failed` when the call failed. */
  inject(fault: Fault, signal: AbortSignal): Promise<Injection>;
  /** Looks at every fault in force and records those that somebody else has repaired. */
  noticeRepairs(): Promise<void>;
  /** Lifts whatever is in force, last in first out; what was prepared together is lifted together. Answers what could not be lifted. */
  liftAll(hurry?: AbortSignal): Promise<readonly { readonly injection: Injection; readonly why: string }[]>;
}

/** How long a canary looks for the harm. A fault that is not seen in this time makes the trial inconclusive. */
const biteBudget = seconds(5);
const liftBudget = seconds(20);
/** Between two looks: a look takes 50 ms by itself, and as long as its patience where nothing answers. */
const lookAgain = milliseconds(50);

interface InForce {
  readonly injection: Injection & { bites: boolean };
  readonly capability: Capability;
  /** Strokes of one number were prepared together. */
  readonly group: number;
  struck: boolean;
  /** Its lifting, under way or done: what is seen to be gone then was repaired by nobody else. */
  lifting: Promise<string | undefined> | undefined;
  healed: boolean;
  /** Whether it was looked for what gets past it. */
  looked: boolean;
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
  let groups = 0;

  const tell = ({ id, fault }: Stroke, stage: FaultStage, saw?: string, error = 0): void => {
    timeline.record({ kind: 'fault', fault: id, target: fault.target.name, stage, ...(saw === undefined ? {} : { saw }) }, undefined, error);
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

  /** The last look at a fault in force, once: whatever it finds out or not, the fault is lifted. */
  const noticeLeaks = async (entry: InForce, hurry?: AbortSignal): Promise<void> => {
    const { injection, capability } = entry;
    if (!injection.bites || entry.healed || entry.looked || hurry?.aborted === true) return;
    entry.looked = true;
    const leak = await capability.leaks?.().catch(() => undefined);
    if (leak !== undefined) tell(injection, 'leaked', leak);
  };

  const lift = async (entry: InForce, snapshot: Snapshot, hurry?: AbortSignal): Promise<string | undefined> => {
    const { injection, capability } = entry;
    await noticeLeaks(entry, hurry);
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

  const enter = ({ id, fault }: Stroke, capability: Capability, snapshot: Snapshot, group: number): InForce => {
    const injection = {
      id,
      fault,
      bites: false,
      // Lifted once at a time; what failed may be tried again, what is lifted stays so.
      lift: (hurry?: AbortSignal) =>
        (entry.lifting ??= lift(entry, snapshot, hurry).then((why) => {
          if (why !== undefined) entry.lifting = undefined;
          return why;
        })),
    };
    const entry: InForce = { injection, capability, group, struck: false, lifting: undefined, healed: false, looked: false };
    inForce.push(entry);
    return entry;
  };

  const strike = async (entry: InForce, signal: AbortSignal): Promise<Injection> => {
    const { injection, capability } = entry;
    const { fault } = injection;
    signal.throwIfAborted();
    entry.struck = true;
    const called = clock.now();
    await capability.apply().catch((cause: unknown) => {
      const said = messageOf(cause);
      throw new DrillError('fault-failed', `${fault.kind} on ${fault.target.name} could not be injected: ${said}`, {
        cause,
        target: fault.target.name,
      });
    });
    // The harm began at some instant of the call; nobody can say at which.
    tell(injection, 'injected', undefined, clock.now() - called);
    const saw = await lookUntil(capability, true, biteBudget, signal);
    injection.bites = saw !== undefined;
    tell(injection, injection.bites ? 'bitten' : 'unproven', saw ?? `not seen to bite within ${formatDuration(biteBudget)}`);
    return injection;
  };

  const prepare = async (strokes: readonly Stroke[], signal: AbortSignal): Promise<readonly Prepared[]> => {
    signal.throwIfAborted();
    const opened = strokes.map((stroke) => ({ stroke, capability: impatient(capabilityOf(stroke.fault), clock) }));
    const found = await Promise.all(
      opened.map(async ({ stroke, capability }) => {
        const [snapshot, identity] = await Promise.all([capability.snapshot(), inTime(identityOf(stroke.fault), clock)]);
        return { stroke, capability, snapshot, identity };
      }),
    );
    groups += 1;
    const entries: InForce[] = [];
    for (const { stroke, capability, snapshot, identity } of found) {
      await ledger.intend(stroke.id, stroke.fault, snapshot, identity);
      entries.push(enter(stroke, capability, snapshot, groups));
      tell(stroke, 'intended');
    }
    return entries.map((entry) => ({ strike: (live) => strike(entry, live) }));
  };

  return {
    prepare,
    inject: async (fault, signal) => {
      const [prepared] = await prepare([{ id: `${fault.kind}-${String(inForce.length + 1)}`, fault }], signal);
      if (prepared === undefined) throw new Error('nothing was prepared');
      return await prepared.strike(signal);
    },
    noticeRepairs: async () => {
      const looked = inForce.filter(({ struck, lifting, healed }) => struck && lifting === undefined && !healed);
      await Promise.all(
        looked.map(async (entry) => {
          // A look that fails tells nothing; lifting will look again.
          const sighting = await entry.capability.look().catch(() => undefined);
          if (sighting === undefined || sighting.harmed || entry.lifting !== undefined || entry.healed) return;
          entry.healed = true;
          tell(entry.injection, 'repaired', sighting.saw);
        }),
      );
    },
    liftAll: async (hurry) => {
      const failed: { injection: Injection; why: string }[] = [];
      for (let group = groups; group > 0; group -= 1) {
        const together = inForce.filter((entry) => entry.group === group).toReversed();
        const tried = await Promise.all(together.map(async ({ injection }) => ({ injection, why: await injection.lift(hurry) })));
        for (const { injection, why } of tried) if (why !== undefined) failed.push({ injection, why });
      }
      return failed;
    },
  };
};
