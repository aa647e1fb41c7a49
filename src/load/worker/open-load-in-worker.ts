import { resolve } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import { DrillError } from '../../core/errors.ts';
import { seconds } from '../../core/duration.ts';
import type { RunningLoad } from '../../core/load.ts';
import { messageOf } from '../../core/message-of.ts';
import type { RunningStack } from '../../core/stack.ts';
import type { Recorder } from '../../core/timeline.ts';
import { monotonicMs } from '../machine-clock.ts';
import { grace } from '../open-load.ts';
import { watchHost } from '../watch-host.ts';
import { watchStalls } from '../watch-stalls.ts';
import type { FromLoad, LoadTask, ToLoad } from './load-messages.ts';
import type { LoadThread } from './load-thread.ts';
import { unpackError } from './packed-error.ts';
import { serveStack } from './serve-stack.ts';

export interface LoadInWorker {
  /** A thread that has begun to import the drill. It is ended with the load. */
  readonly thread: LoadThread;
  readonly seed: number;
  /** A file that is not there yet, in which the operations are written down. None by default. */
  readonly ledger?: string;
  readonly stack: RunningStack;
  /** The services whose environment the load may ask for. */
  readonly services: readonly string[];
  readonly clock: Clock;
  readonly timeline: Pick<Recorder, 'record'>;
  /** Ends the load at once, whatever it is doing. */
  readonly signal: AbortSignal;
}

/** Settling what is in flight and leaving; beyond it the thread is ended as it is. */
const patience = seconds(2);
/** So many looks in a row without a word from the thread: it hangs. Looks are counted, not time, because this thread may have stood still itself. */
const mostSilent = 10;
const lookMs = 500;

/**
 * Opens the load of a drill in a thread of its own, so that nothing that the trial does meanwhile can delay it, and starts it. This thread, that thread
 * and the clocks of the machine are watched for as long as it runs: where they stood still is recorded.
 * @throws DrillError `load-failed`, or what the load itself threw; the signal's reason when it is aborted. Nothing is left running then.
 */
export const openLoadInWorker = async (input: LoadInWorker): Promise<RunningLoad> => {
  const { thread, stack, clock, timeline, signal } = input;
  signal.throwIfAborted();
  const { worker } = thread;
  if (thread.ended.aborted) {
    throw new DrillError('load-failed', `the thread of the load ended: ${messageOf(thread.ended.reason)}`, { cause: thread.ended.reason });
  }
  const post = (message: ToLoad): void => {
    worker.postMessage(message);
  };
  const died = new AbortController();
  const expected = new Map<FromLoad['kind'], PromiseWithResolvers<FromLoad>>();
  let ended: { readonly why: unknown } | undefined;
  let silent = 0;
  using opening = new DisposableStack();
  const served = opening.use(serveStack(stack, post));
  opening.use(
    watchStalls('main thread', clock, (stall, at) => {
      timeline.record(stall, at);
    }),
  );
  opening.use(
    watchHost((shift) => {
      timeline.record(shift);
    }),
  );

  /** The first reason stays. */
  const end = async (why: unknown): Promise<void> => {
    if (ended === undefined) {
      ended = { why };
      signal.removeEventListener('abort', abort);
      clearInterval(looking);
      for (const { reject } of expected.values()) reject(why);
      resources[Symbol.dispose]();
    }
    await worker.terminate();
  };
  const die = (why: unknown): void => {
    if (ended !== undefined) return;
    void end(why);
    died.abort(why);
  };
  const abort = (): void => void end(signal.reason);
  const looking = setInterval(() => {
    silent += 1;
    if (silent > mostSilent) die(new DrillError('load-failed', 'the thread of the load does not answer'));
  }, lookMs).unref();
  const expect = async <Kind extends FromLoad['kind']>(kind: Kind): Promise<Extract<FromLoad, { kind: Kind }>> => {
    if (ended !== undefined) throw ended.why;
    const awaited = Promise.withResolvers<FromLoad>();
    expected.set(kind, awaited);
    return (await awaited.promise.finally(() => expected.delete(kind))) as Extract<FromLoad, { kind: Kind }>;
  };
  worker.on('message', (message: FromLoad) => {
    silent = 0;
    if (ended !== undefined) return;
    if (message.kind === 'observed') for (const [fact, at, error] of message.facts) timeline.record(fact, at, error);
    else if (message.kind === 'failed') failing(unpackError(message.error));
    else {
      served.hear(message);
      expected.get(message.kind)?.resolve(message);
    }
  });
  // Whoever waits for something is told; when nobody does, the load as a whole has failed.
  const failing = (error: unknown): void => {
    const waiting = expected.values().next().value;
    if (waiting === undefined) die(error);
    else waiting.reject(error);
  };
  worker.on('error', (error) => {
    die(new DrillError('load-failed', `the thread of the load ended: ${messageOf(error)}`, { cause: error }));
  });
  worker.on('exit', (code) => {
    die(new DrillError('load-failed', `the thread of the load ended with ${String(code)}`));
  });
  signal.addEventListener('abort', abort, { once: true });
  thread.begin(taskOf(input));
  const resources = opening.move();
  try {
    await expect('opened');
  } catch (error) {
    await end(error);
    throw error;
  }

  const within = async (ms: number, what: Promise<unknown>): Promise<void> => {
    const late = setTimeout(() => {
      die(new DrillError('load-failed', 'the thread of the load does not come to an end'));
    }, ms);
    try {
      await what;
    } finally {
      clearTimeout(late);
    }
  };
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const answer = expect('stopped');
    post({ kind: 'stop' });
    await within(grace + patience, answer);
  };
  return {
    died: died.signal,
    stop: () => (stopped ??= stop()),
    readBack: async (acknowledged, fault) => {
      const answer = expect('readings');
      post({ kind: 'read back', acknowledged, ...(fault === undefined ? {} : { fault }) });
      return (await answer).readings;
    },
    [Symbol.asyncDispose]: async () => {
      // A load that was stopped may leave in good order.
      if (ended === undefined && stopped !== undefined) {
        const answer = expect('closed');
        post({ kind: 'close' });
        await within(patience, answer).catch(() => undefined);
      }
      await end(new DrillError('load-failed', 'the load is over'));
    },
  };
};

const taskOf = ({ seed, stack, services, clock, ledger }: LoadInWorker): LoadTask => ({
  ...(ledger === undefined ? {} : { ledger: resolve(ledger) }),
  seed,
  zeroMs: monotonicMs() - clock.now(),
  runId: stack.runId,
  timing: { name: stack.timing.name, factor: stack.timing.factor },
  environments: Object.fromEntries(services.map((service) => [service, stack.environment(service)])),
});
