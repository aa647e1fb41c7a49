import type { Progress } from '../../../core/reporter.ts';
import type { ConsoleStream, Paint } from '../paint.ts';
import { waitLine } from './wait-line.ts';
import { waits } from './waits.ts';

/** Permanent lines, and below them, on a terminal, one line that is rewritten in place. */
export interface LiveLines {
  print(lines: readonly string[]): void;
  progress(progress: Progress): void;
  /** Takes the rewritten line away and stops rewriting it: after this nothing is written by itself. */
  stop(): void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
/** Lines that stay stand under the words of the events, to the right of their times. */
const margin = ' '.repeat(13);
const eraseLine = '\r\u001b[2K';

/** `inPlace`: on a terminal. Elsewhere a wait is told when it has lasted 2 s, then every 10 s, and when it is over. */
export const liveLines = (stream: ConsoleStream, inPlace: boolean, paint: Paint): LiveLines => {
  const going = waits(() => performance.now());
  let timer: NodeJS.Timeout | undefined;
  let drawn = false;
  let frame = 0;

  const erase = (): void => {
    if (drawn) stream.write(eraseLine);
    drawn = false;
  };
  const draw = (): void => {
    const latest = going.latest();
    if (!inPlace || latest === undefined) return;
    const others = going.size > 1 ? ` (+${String(going.size - 1)})` : '';
    const line = waitLine(latest.progress, latest.elapsedMs, paint.c, (stream.columns ?? paint.width) - 6 - others.length);
    // One write, so that the terminal never shows the empty line in between.
    stream.write(`${drawn ? eraseLine : ''}  ${paint.c.cyan(frames[frame % frames.length] ?? '')} ${line}${others}`);
    frame += 1;
    drawn = true;
  };
  const print = (lines: readonly string[]): void => {
    erase();
    stream.write(lines.map((line) => `${line}\n`).join(''));
    draw();
  };
  const tick = (): void => {
    if (inPlace) draw();
    else
      for (const { progress, elapsedMs } of going.due()) print([`${margin}… ${waitLine(progress, elapsedMs, paint.c, paint.width - margin.length)}`]);
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    erase();
  };

  return {
    print,
    progress(progress) {
      const { elapsedMs, long } = going.take(progress);
      const over = progress.state === 'done' || progress.state === 'failed';
      if (going.size === 0) stop();
      // Never keeps the process alive: a wait that is never told over must not hang the run.
      else timer ??= setInterval(tick, inPlace ? 100 : 500).unref();
      if (over && (long || progress.state === 'failed')) print([`${margin}${waitLine(progress, elapsedMs, paint.c, paint.width - margin.length)}`]);
      else if (progress.state !== 'waiting') draw();
    },
    stop,
  };
};
