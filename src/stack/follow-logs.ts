import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import type Docker from 'dockerode';
import { demultiplex } from './demultiplex.ts';

/**
 * Tells every line that a container logs from now on, across restarts, until the signal is aborted.
 * Lines carry the engine's own time stamp while they are read, so that a restart neither repeats nor loses one.
 */
export const followLogs = async (docker: Docker, id: string, onLine: (line: string) => void, signal: AbortSignal): Promise<void> => {
  const news = newsSince(new Date());
  const container = docker.getContainer(id);
  const ended = (): boolean => signal.aborted;
  while (!ended()) {
    // Asked for before the log is read, so that a start in between is not missed.
    await using starts = await startEvents(docker, id, signal);
    const stream = (await container.logs({
      follow: true,
      stdout: true,
      stderr: true,
      timestamps: true,
      since: news.since(),
    })) as unknown as Readable;
    const stop = (): void => {
      stream.destroy();
    };
    signal.addEventListener('abort', stop, { once: true });
    if (ended()) stop();
    for await (const line of linesOf(docker, stream)) {
      const text = news.take(line);
      if (text !== undefined) onLine(text);
    }
    signal.removeEventListener('abort', stop);
    if (!ended() && !(await container.inspect()).State.Running) await starts.next();
  }
};

/** Tells stamped lines that are new from those that a log repeats when it is asked for again. */
interface News {
  /** The second from which the log must be asked for, so that none is missed. */
  since(): number;
  /** The text of a line that was not told before. */
  take(stamped: string): string | undefined;
}

const newsSince = (began: Date): News => {
  // The engine writes nine digits, always.
  const earliest = began.toISOString().replace('Z', '000000Z');
  let newest = Math.floor(began.getTime() / 1_000);
  // Two streams are written by turns and stamped before: a line may be older than the one before it, though never by a second.
  const told = new Map<number, Set<string>>();
  return {
    since: () => newest - 1,
    take: (stamped) => {
      const [stamp, text] = splitStamp(stamped);
      const second = Math.floor(Date.parse(stamp) / 1_000);
      const same = told.get(second) ?? new Set();
      if (stamp <= earliest || second < newest - 1 || same.has(stamped)) return undefined;
      told.set(second, same.add(stamped));
      newest = Math.max(newest, second);
      for (const old of told.keys()) if (old < newest - 1) told.delete(old);
      return text;
    },
  };
};

const splitStamp = (line: string): readonly [string, string] => {
  const space = line.indexOf(' ');
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
};

const linesOf = (docker: Docker, stream: Readable): AsyncIterable<string> => {
  const both = demultiplex(docker, stream);
  stream
    .once('end', () => both.end())
    .once('close', () => both.end())
    .once('error', () => both.end());
  return createInterface({ input: both, crlfDelay: Infinity });
};

interface Starts extends AsyncDisposable {
  /** Resolves when the container has started since this was made, or when the signal is aborted. */
  next(): Promise<void>;
}

const startEvents = async (docker: Docker, id: string, signal: AbortSignal): Promise<Starts> => {
  const events = (await docker.getEvents({ filters: { container: [id], event: ['start'] } })) as unknown as Readable;
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const started = once(events, 'data', { signal: either }).then(
    () => undefined,
    (cause: unknown) => (either.aborted ? undefined : new Error('the engine stopped telling its events', { cause })),
  );
  return {
    next: async () => {
      const failure = await started;
      if (failure !== undefined) throw failure;
    },
    [Symbol.asyncDispose]: async () => {
      over.abort();
      events.destroy();
      await started;
    },
  };
};
