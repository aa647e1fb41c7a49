import { extname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LoadTask, ToLoad } from './load-messages.ts';

/** Whose load the thread opens. */
export interface ThreadOfDrill {
  readonly file: string;
  /** The variant of the drill that is tried; `null` for the drill itself. */
  readonly variation: string | null;
}

/** A thread that has begun to import a drill, and does nothing more until it is given its task. Disposing it ends it as it is. */
export interface LoadThread extends AsyncDisposable {
  readonly worker: Worker;
  /** Aborted with what the thread ended with, should it end before it was given a task. */
  readonly ended: AbortSignal;
  begin(task: LoadTask): void;
}

// What is published has the ending of what it was compiled to.
const workerFile = new URL(`./load-worker${extname(import.meta.url)}`, import.meta.url);

/** Starts the thread of a load. Importing a drill takes about as long as bringing a system back: both can be done at once. */
export const loadThread = ({ file, variation }: ThreadOfDrill): LoadThread => {
  const worker = new Worker(workerFile, { workerData: { file: resolve(file), variation } satisfies ThreadOfDrill, name: 'load' });
  const ending = new AbortController();
  worker.on('error', (error) => {
    ending.abort(error);
  });
  worker.on('exit', (code) => {
    ending.abort(new Error(`it ended with ${String(code)}`));
  });
  return {
    worker,
    ended: ending.signal,
    begin: (task) => {
      worker.postMessage({ kind: 'begin', task } satisfies ToLoad);
    },
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
};
