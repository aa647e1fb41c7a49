import { formatDuration, seconds, type Duration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import type { CommandResult, Operator } from '../core/operator.ts';
import { blockArguments, failedLineArguments, sweepArguments } from './toolbox-process.ts';
import { transcript } from './transcript.ts';

/** Runs a process in the toolbox container and tells its output, both streams as they come. Rejects when the container is gone or the signal is aborted. */
export type ToolboxExec = (
  argv: readonly string[],
  options: {
    readonly env?: Record<string, string>;
    /** What the process reads on its standard input. Nothing by default. */
    readonly input?: Buffer;
    readonly signal: AbortSignal;
    readonly onOutput: (chunk: Buffer) => void;
  },
) => Promise<{ exitCode: number }>;

export interface ToolboxOptions {
  readonly exec: ToolboxExec;
  /** Values that must not be seen in any output, in whatever form they are written. */
  readonly secrets: readonly string[];
  /** The refusals of the gate since the last time it was asked: `gate.takeRefusals`. */
  readonly takeRefusals: () => readonly string[];
  /** Resolves once the engine has answered all that a command asked of it: `gate.settled`. */
  readonly settled: () => Promise<void>;
  /** What the person on call has in the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds on a monotonic clock. */
  readonly now?: () => number;
  /** How much longer than `within` a toolbox that does not answer is waited for. Five seconds. */
  readonly grace?: Duration;
}

/** Reading more would keep the harness from its probes. The command then ends as if its reader had gone. */
const mostOutputBytes = 16 * 1024 * 1024;

/** Stopping a container takes 10 s by default, and a command that was ended may just have asked for it. */
const settling = seconds(15);

const timedOut = 124;
/** A block that passes over the first signal is killed, and `timeout` then answers this. */
const killed = 137;
const readerGone = 141;

/**
 * The person on call, in the toolbox container.
 *
 * A fenced block is what that person would type: its lines run one after the other in one bash, on the block's own text, and the first line that
 * fails ends it with that line's exit code (126, 127 and 128+n as bash has them). There is no terminal and no input, so a command that asks a
 * question reads the end of the file. Each block is a new shell: a variable or a folder of one block is not known in the next.
 * Output beyond 64 KiB loses its middle; beyond 16 MiB the command is ended (exit code 141).
 */
export const toolbox = (options: ToolboxOptions): Operator => {
  const { exec, secrets, takeRefusals, settled, env = {}, now = () => performance.now(), grace = seconds(5) } = options;

  const sweep = async (): Promise<void> => {
    // The toolbox may be beyond help; the next command will tell.
    await exec(sweepArguments, { signal: after(grace), onOutput: () => undefined }).catch(() => undefined);
  };

  const readFailedLine = async (): Promise<number | undefined> => {
    let text = '';
    await exec(failedLineArguments, {
      signal: after(grace),
      onOutput: (chunk) => {
        text += chunk.toString();
      },
    }).catch(() => undefined);
    return /^\d{1,6}\n$/.test(text) ? Number(text) : undefined;
  };

  const run = async (text: string, within: Duration, signal: AbortSignal): Promise<CommandResult> => {
    signal.throwIfAborted();
    // What a process left behind by an earlier command tried is not this command's doing.
    takeRefusals();
    const began = now();
    const output = transcript(secrets);
    const flood = new AbortController();
    const late = after(within + grace);
    let bytes = 0;

    const ended = await exec(blockArguments(text, within), {
      env: { ...env },
      signal: AbortSignal.any([signal, flood.signal, late]),
      onOutput: (chunk) => {
        bytes += chunk.length;
        if (bytes > mostOutputBytes) flood.abort();
        else output.write(chunk);
      },
    }).then(
      ({ exitCode }) => exitCode,
      async (cause: unknown) => {
        await sweep();
        if (signal.aborted) throw signal.reason;
        if (flood.signal.aborted) return readerGone;
        if (late.aborted) return timedOut;
        throw new DrillError('operator-failed', "the operator's toolbox did not carry out a command: the container is gone or does not answer", {
          cause,
        });
      },
    );

    const durationMs = now() - began;
    // What comes next must not find the engine at work on this.
    const quiet = await inTime(settling, settled());
    const timeIsUp = (ended === timedOut || ended === killed) && durationMs >= within;
    const exitCode = timeIsUp ? timedOut : ended;
    if (flood.signal.aborted) output.note('firedrill ended this command after 16 MiB of output');
    if (timeIsUp) output.note(`firedrill ended this command after ${String(within / 1_000)} s`);
    if (!quiet) output.note(`the engine still works on what this command asked for, ${formatDuration(settling)} after its end`);
    const shown = output.text();
    const failedLine = exitCode === 0 || timeIsUp || flood.signal.aborted ? undefined : ((await readFailedLine()) ?? lineInMessage(shown));
    return { exitCode, output: shown, durationMs, ...(failedLine === undefined ? {} : { failedLine }), refused: [...new Set(takeRefusals())] };
  };

  return { run };
};

/** What bash itself cannot go on from (a syntax error, a variable that `set -u` misses) it reports with the line. */
const lineInMessage = (output: string): number | undefined => {
  const line = /^bash: (?:-c: )?line (\d{1,6}): /m.exec(output)?.[1];
  return line === undefined ? undefined : Number(line);
};

const inTime = async (limit: Duration, work: Promise<void>): Promise<boolean> => {
  const over = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => {
    over.resolve(false);
  }, limit);
  try {
    return await Promise.race([work.then(() => true), over.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** A played duration may be a fraction of a millisecond, which `AbortSignal.timeout` does not take. */
const after = (ms: number): AbortSignal => AbortSignal.timeout(Math.ceil(ms));
