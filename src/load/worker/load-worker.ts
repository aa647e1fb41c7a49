import { enableCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Drill } from '../../core/drill.ts';
import type { Load } from '../../core/load.ts';
import { messageOf } from '../../core/message-of.ts';
import { DrillError } from '../../core/errors.ts';
import { usualCheckers } from '../../core/checkers/checkers.ts';
import { ledgeredSession } from '../ledger/ledgered-session.ts';
import { writeLedger } from '../ledger/write-ledger.ts';
import { machineClock } from '../machine-clock.ts';
import { startOpenLoad } from '../open-load.ts';
import { watchStalls } from '../watch-stalls.ts';
import type { FromLoad, LoadTask, Observed, ToLoad } from './load-messages.ts';
import type { ThreadOfDrill } from './load-thread.ts';
import { packError } from './packed-error.ts';
import { remoteStack } from './remote-stack.ts';

// The thread of a load: it imports the drill, opens its load and starts the operations. What they come to is told in batches, with instants on the
// clock that all threads of this machine share.
const port = parentPort;
if (port === null) throw new Error('this file is the thread of a load, and not a program');
const ofDrill = workerData as ThreadOfDrill;

/** How long a fact waits for company. Nobody decides anything on less. */
const batchMs = 20;
const beatMs = 500;
/** Ahead of what the trial itself does with the processors; the least that keeps lateness below 1 ms on a busy machine. */
const priority = -10;

const post = (message: FromLoad): void => {
  port.postMessage(message);
};
const fail = (error: unknown): void => {
  post({ kind: 'failed', error: packError(error) });
};

/** Linux sets the priority of this thread alone, and refuses it to most users; then the load is as late as it is, and that is measured. */
const preferThisThread = (): void => {
  if (process.platform !== 'linux') return;
  try {
    setPriority(priority);
  } catch {
    return;
  }
};

const importLoad = async ({ file, variation }: ThreadOfDrill): Promise<Load> => {
  const imported = (await import(pathToFileURL(file).href).catch((cause: unknown) => {
    if (cause instanceof DrillError) throw cause;
    throw new DrillError('load-failed', `the thread of the load cannot import the drill: ${messageOf(cause)}`, { place: { file, line: 1 } });
  })) as { readonly default?: Pick<Partial<Drill>, 'load' | 'variants'> };
  const drill = imported.default;
  const load: Partial<Load> | undefined = (variation === null ? undefined : drill?.variants?.[variation]?.load) ?? drill?.load;
  if (typeof load?.open !== 'function') throw new DrillError('load-failed', 'the drill has no load that can be opened', { place: { file, line: 1 } });
  return load as Load;
};

interface Batch {
  readonly add: (...observed: Observed) => void;
  readonly flush: () => void;
}

const batch = (): Batch => {
  let facts: Observed[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (facts.length > 0) post({ kind: 'observed', facts });
    facts = [];
  };
  return {
    add: (...observed) => {
      facts.push(observed);
      timer ??= setTimeout(flush, batchMs);
    },
    flush,
  };
};

const main = async (task: LoadTask, imported: Promise<Load>): Promise<void> => {
  preferThisThread();
  const clock = machineClock(task.zeroMs);
  const { stack, hear } = remoteStack(task, post);
  port.on('message', hear);
  setInterval(() => {
    post({ kind: 'beat' });
  }, beatMs);
  const load = await imported;
  const opened = await load.open(stack, task.seed).catch((cause: unknown) => {
    if (cause instanceof DrillError) throw cause;
    throw new DrillError('load-failed', `the load ${load.name} cannot be opened: ${messageOf(cause)}`);
  });
  const checks = usualCheckers.map(({ name }) => name);
  const ledger = task.ledger === undefined ? undefined : await writeLedger(task.ledger, { run: task.runId, load: load.name, checks });
  const session = ledger === undefined ? opened : ledgeredSession(opened, ledger, load.name, () => clock.now());
  const { add, flush } = batch();
  watchStalls('load thread', clock, (fact, at) => {
    add(fact, at, 0);
  });
  post({ kind: 'opened' });
  const running = startOpenLoad({ load, session, seed: task.seed, clock, timeline: { record: add } });
  const obey = async (message: ToLoad): Promise<void> => {
    switch (message.kind) {
      case 'stop':
        await running.stop();
        flush();
        post({ kind: 'stopped' });
        return;
      case 'read back':
        if (message.fault !== undefined) ledger?.fault(message.fault.atMs, message.fault.errorMs);
        post({ kind: 'readings', readings: await session.readBack(message.acknowledged) });
        return;
      case 'close':
        await session[Symbol.asyncDispose]();
        post({ kind: 'closed' });
        return;
      default:
        return;
    }
  };
  port.on('message', (message: ToLoad) => {
    obey(message).catch(fail);
  });
};

// Each thread asks for itself: without it the drill would be compiled anew for every trial.
enableCompileCache();
// Imported before anybody waits for it; whoever begins is told why it failed.
const imported = importLoad(ofDrill);
imported.catch(() => undefined);
port.once('message', (first: ToLoad) => {
  if (first.kind === 'begin') main(first.task, imported).catch(fail);
});
