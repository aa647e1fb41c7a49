import type { ActiveAlert } from '../../../src/core/active-alert.ts';
import type { AlertDelivery } from '../../../src/core/alert-delivery.ts';
import type { Capability, CapabilitySource } from '../../../src/core/capability.ts';
import { milliseconds, seconds, type Duration } from '../../../src/core/duration.ts';
import type { Load } from '../../../src/core/load.ts';
import type { CommandResult } from '../../../src/core/operator.ts';
import { perSecond } from '../../../src/core/quantity.ts';
import type { Progress, Residue } from '../../../src/core/reporter.ts';
import type { RunningStack } from '../../../src/core/stack.ts';
import { service } from '../../../src/core/target.ts';
import type { Event, Fact } from '../../../src/core/timeline.ts';
import { timing } from '../../../src/core/timing.ts';
import { startOpenLoad } from '../../../src/load/open-load.ts';
import type { Ledger } from '../../../src/runner/ledger.ts';
import type { Ports, System } from '../../../src/runner/ports.ts';
import { followWorld, newWorld, tick, type World } from './fake-world.ts';
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts';

/** What is odd about the system of one test. */
export interface Oddities {
  /** How long readiness is gone before the alert fires. Default 1 s. */
  readonly alertAfter?: Duration | 'never';
  /** How long the alert goes on firing once readiness is back. Default not at all. */
  readonly alertStays?: Duration;
  /** Until when another alert fires, as from a service that was slow to start. Default not at all. */
  readonly ringsUntil?: Duration;
  /** Faults are applied and change nothing. */
  readonly numb?: boolean;
  /** Why no alert could be made or delivered. */
  readonly lacks?: (world: World) => readonly string[];
  /** What Prometheus has not scraped yet. */
  readonly unscraped?: (at: number) => readonly string[];
  /** Whether Alertmanager takes alerts and delivers none. */
  readonly mute?: (world: World) => boolean;
  /** Restoring answers and changes nothing. */
  readonly stuck?: boolean;
  /** What a command of the runbook comes to, where it is not what it should be. */
  readonly command?: (text: string, within: Duration) => Partial<CommandResult> | undefined;
  /** How often an acknowledged write is found. Default once. */
  readonly found?: (id: string) => number;
  /** What is still there after everything was stopped. */
  readonly left?: readonly Residue[];
  /** Called at every call of a port, with its name and how many came before it. What it throws, the port throws. */
  readonly onCall?: (name: string, number: number) => void;
  /** Called when the load opens, with how its thread records what it noticed. */
  readonly onOpen?: (record: (fact: Extract<Fact, { kind: 'stall' }>) => void) => void;
  /** `loseLoad` ends the load as if its thread had died. */
  readonly onEvent?: (event: Event, world: World, loseLoad: (why: Error) => void) => void;
}

export interface FakeSystem {
  readonly clock: SimulatedClock;
  readonly world: World;
  readonly load: Load;
  readonly ports: Ports;
  /** Every call of a port, in order. */
  readonly calls: readonly string[];
  readonly progress: readonly Progress[];
  readonly enter: (name: string) => void;
}

const entryOf = (id: string, times: number): readonly { readonly id: string; readonly times: number }[] => (times > 0 ? [{ id, times }] : []);

const delivery = milliseconds(200);
const commandTime = milliseconds(300);
const loginTime = milliseconds(10);

/** Everything that a trial needs from outside, over plain memory and virtual time. */
export const fakeSystem = (oddities: Oddities = {}): FakeSystem => {
  const clock = simulatedClock();
  const world = newWorld();
  const calls: string[] = [];
  const progress: Progress[] = [];
  const alerting = new AbortController();
  const died = new AbortController();
  const loseLoad = (why: Error): void => {
    died.abort(why);
  };
  const labels = { alertname: 'RedisDown', severity: 'critical' };
  let alert: 'inactive' | 'firing' = 'inactive';
  let notification = 0;
  let listener: ((delivered: AlertDelivery) => void) | undefined;

  const enter = (name: string): void => {
    calls.push(name);
    oddities.onCall?.(name, calls.length - 1);
  };
  const enterAsync = async (name: string): Promise<void> => {
    enter(name);
    await Promise.resolve();
  };

  const evaluateAlert = async (onAlert: (delivered: AlertDelivery) => void): Promise<void> => {
    let badSince: number | undefined;
    let goodSince = 0;
    await followWorld(
      clock,
      () => world.ready,
      (ready) => {
        if (ready && badSince !== undefined) goodSince = clock.now();
        badSince = ready ? undefined : (badSince ?? clock.now());
        const { alertAfter = seconds(1), alertStays = 0 } = oddities;
        const isDue = badSince !== undefined && alertAfter !== 'never' && clock.now() - badSince >= alertAfter;
        const isLate = alert === 'firing' && clock.now() - goodSince < alertStays;
        const next = isDue || isLate ? 'firing' : 'inactive';
        if (next === alert) return;
        alert = next;
        if (oddities.mute?.(world) === true) return;
        void clock.wait(delivery, alerting.signal).then(
          () => {
            notification += 1;
            const state = next === 'firing' ? 'firing' : 'resolved';
            onAlert({
              alert: 'RedisDown',
              state,
              labels,
              annotations: {},
              receiver: 'pager',
              fingerprint: 'f1',
              group: 'g1',
              notification,
              at: clock.now(),
            });
          },
          () => undefined,
        );
      },
      alerting.signal,
    );
  };

  const firingNow = (): readonly Readonly<Record<string, string>>[] => [
    ...(alert === 'firing' ? [labels] : []),
    ...(clock.now() < (oddities.ringsUntil ?? 0) ? [{ alertname: 'TargetDown', severity: 'warning' }] : []),
  ];
  const activeNow = (): readonly ActiveAlert[] =>
    firingNow().map((own) => ({ alert: own['alertname'] ?? '', state: 'firing', labels: own, annotations: {} }));

  const capability = (key: 'cut' | 'redisRuns', harmedValue: boolean): Capability => ({
    snapshot: async () => {
      await enterAsync('capability.snapshot');
      return { [key]: world[key] };
    },
    apply: async () => {
      await enterAsync('capability.apply');
      if (oddities.numb !== true) world[key] = harmedValue;
    },
    restore: async (snapshot) => {
      await enterAsync('capability.restore');
      if (oddities.stuck !== true) world[key] = snapshot[key] === true;
    },
    look: async () => {
      await enterAsync('capability.look');
      await clock.wait(tick);
      const harmed = world[key] === harmedValue;
      return { harmed, saw: `${key} is ${String(world[key])}` };
    },
  });
  const capabilities: CapabilitySource = (name) =>
    name === 'drop' ? capability('cut', true) : name === 'kill' ? capability('redisRuns', false) : undefined;

  const runCommand = async (text: string, within: Duration, signal: AbortSignal): Promise<CommandResult> => {
    await enterAsync('operator.run');
    await clock.wait(commandTime, signal);
    const odd = oddities.command?.(text, within);
    if (odd === undefined && text.includes('up -d redis')) world.redisRuns = true;
    const works = !text.startsWith('curl') || world.ready;
    return { exitCode: works ? 0 : 22, output: works ? 'fine\n' : 'curl: (22) 503\n', durationMs: commandTime, refused: [], ...odd };
  };

  const load: Load = {
    name: 'logins',
    rate: perSecond(5),
    inFlight: 16,
    open: async () => {
      await enterAsync('load.open');
      return {
        operate: async (number) => {
          await enterAsync('session.operate');
          await clock.wait(loginTime);
          return world.serves ? { ok: true, acknowledged: `login-${String(number)}` } : { ok: false, why: '503' };
        },
        readBack: async (ids) => {
          await enterAsync('session.readBack');
          return [{ from: 'primary', entries: ids.flatMap((id) => entryOf(id, oddities.found?.(id) ?? 1)) }];
        },
        [Symbol.asyncDispose]: () => enterAsync('session.dispose'),
      };
    },
  };

  const ledger: Ledger = {
    intend: async (id) => {
      await enterAsync('ledger.intend');
      await clock.wait(milliseconds(5));
      calls.push(`ledger synced ${id}`);
    },
    close: () => enterAsync('ledger.close'),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };

  const system: System = {
    stack: stackOf(clock),
    capability: capabilities,
    identity: ({ name }) => Promise.resolve([{ service: name, container: `container of ${name}`, startedAt: '2026-11-21T10:00:00Z' }]),
    operator: { run: runCommand },
    alerts: {
      of: service('prometheus'),
      name: 'alerts of prometheus',
      period: tick,
      watch: async (_stack, observe, signal) => {
        enter('alert.watch');
        await followWorld(clock, activeNow, observe, signal);
      },
    },
    alerting: {
      lacks: async () => {
        await enterAsync('alerting.lacks');
        return oddities.lacks?.(world) ?? [];
      },
      unscraped: async () => {
        await enterAsync('alerting.unscraped');
        return oddities.unscraped?.(clock.now()) ?? [];
      },
      ring: async (own) => {
        await enterAsync('alerting.ring');
        if (oddities.mute?.(world) === true) return;
        void clock.wait(delivery, alerting.signal).then(
          () => {
            notification += 1;
            const name = own['alertname'] ?? '';
            listener?.({ alert: name, state: 'firing', labels: own, annotations: {}, receiver: 'pager', notification, at: clock.now() });
          },
          () => undefined,
        );
      },
    },
    environment: { firedrill: '0', node: 'v24', engine: 'fake', compose: 'fake', os: 'memory', cpus: 1, images: {} },
  };

  const ports: Ports = {
    runId: 'run-1',
    clock,
    ledger,
    reporter: {
      onProgress: (told) => progress.push(told),
      onEvent: (event) => {
        oddities.onEvent?.(event, world, loseLoad);
      },
    },
    start: async (_plan, onAlert) => {
      await enterAsync('start');
      await clock.wait(seconds(1));
      listener = onAlert;
      void evaluateAlert(onAlert);
      return system;
    },
    stop: async () => {
      alerting.abort();
      await enterAsync('stop');
      return oddities.left ?? [];
    },
    openLoad: async ({ drill, seed }, { stack }, { timeline }) => {
      const session = await drill.load.open(stack, seed);
      enter('startLoad');
      oddities.onOpen?.((fact) => timeline.record(fact));
      const running = startOpenLoad({ load: drill.load, session, seed, clock, timeline });
      return {
        died: died.signal,
        stop: () => running.stop(),
        readBack: (ids) => session.readBack(ids),
        [Symbol.asyncDispose]: async () => {
          await running.stop();
          await session[Symbol.asyncDispose]();
        },
      };
    },
  };
  return { clock, world, load, ports, calls, progress, enter };
};

const stackOf = (clock: SimulatedClock): RunningStack => ({
  runId: 'run-1',
  timing: timing('production'),
  address: () => Promise.resolve({ host: '127.0.0.1', port: 1 }),
  environment: () => ({}),
  follow: async (_service, _onLine, signal) => {
    while (!signal.aborted) await clock.wait(seconds(1), signal).catch(() => undefined);
  },
});
