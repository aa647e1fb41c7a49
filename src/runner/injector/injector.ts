import type { Capability, Snapshot } from '../../core/capability.ts';
import type { Clock } from '../../core/clock.ts';
import { formatDuration } from '../../core/duration.ts';
import { DrillError } from '../../core/errors.ts';
import type { Fault } from '../../core/fault.ts';
import { messageOf } from '../../core/message-of.ts';
import type { Stroke } from '../../core/schedule.ts';
import type { TargetIdentity } from '../../core/target-identity.ts';
import type { Recorder } from '../../core/timeline.ts';
import type { Ledger } from '../ledger.ts';
import { impatient } from './impatient.ts';
import type { InForce, TellStage } from './in-force.ts';
import { inTime } from './in-time.ts';
import type { Injection, Injector, Prepared } from './injection.ts';
import { lifter } from './lifter.ts';
import { lookBudget, lookUntil } from './look-until.ts';

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

  const tell: TellStage = ({ id, fault }, stage, saw, error = 0) => {
    timeline.record({ kind: 'fault', fault: id, target: fault.target.name, stage, ...(saw === undefined ? {} : { saw }) }, undefined, error);
  };
  const lift = lifter(ledger, clock, tell);

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
    const saw = await lookUntil(capability, true, clock, signal);
    injection.bites = saw !== undefined;
    tell(injection, injection.bites ? 'bitten' : 'unproven', saw ?? `not seen to bite within ${formatDuration(lookBudget)}`);
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
