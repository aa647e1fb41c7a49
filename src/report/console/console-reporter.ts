import type { Report } from '../../core/report.ts';
import type { Reporter, Residue, TrialHeading } from '../../core/reporter.ts';
import { sanitizeTerminal } from '../sanitize-terminal.ts';
import { closingLines, type EndedTrial, type WrittenFiles } from './closing-lines.ts';
import { cutText } from './cut-text.ts';
import { drawsInPlace } from './draws-in-place.ts';
import { eventLines, type EventLine } from './live/event-lines.ts';
import { liveLines } from './live/live-lines.ts';
import { paint, type ConsoleStream } from './paint.ts';
import { residueBlock } from './residue-block.ts';
import { sanitizeDeep } from './sanitize-deep.ts';
import { finalScreen } from './screen/final-screen.ts';

export interface ConsoleOptions {
  readonly stream: ConsoleStream;
  readonly isTty: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Named as the last lines. */
  readonly files: WrittenFiles;
}

/** Tells a person what is going on: live while a trial runs, and at its end the whole result on one screen. */
export const consoleReporter = ({ stream, isTty, env, files }: ConsoleOptions): Reporter => {
  const painting = paint(stream, isTty, env);
  const { c } = painting;
  const inPlace = drawsInPlace(isTty, env);
  const live = liveLines(stream, inPlace, painting);
  const trials: EndedTrial[] = [];
  const residues: Residue[] = [];
  let lineOf = eventLines(c);

  const eventText = (atMs: number, { label, ink, text }: EventLine): string => {
    const time = c.dim(`${(atMs / 1_000).toFixed(1).padStart(7)} s`);
    // A log is kept whole; on a screen one event is one line.
    // Cleaned only here: nearly all events are operations and samples that have no line.
    const words = cutText(sanitizeTerminal(text), inPlace ? (stream.columns ?? painting.width) - 25 : Infinity);
    return `  ${time}  ${words === '' ? ink(label) : `${ink(label)}${' '.repeat(Math.max(1, 10 - label.length))}${words}`}`;
  };

  return {
    onBegin(trial) {
      const clean = sanitizeDeep(trial);
      lineOf = eventLines(c, clean.steps);
      live.print(['', `  ${headingOf(clean, c.bold)}`, '']);
    },
    onProgress(progress) {
      live.progress(sanitizeDeep(progress));
    },
    onEvent(event) {
      const line = lineOf(event);
      if (line !== undefined) live.print([eventText(event.atMs, line)]);
    },
    onReport(report, folder) {
      live.stop();
      // The screen shows no raw events; thousands of them need not be cleaned.
      const clean: Report = sanitizeDeep({ ...report, timeline: [] });
      trials.push({ report: clean, folder });
      live.print(['', ...finalScreen(clean, painting)]);
    },
    onEnd(_reports, output) {
      live.stop();
      // Said once more: whatever came after it may have pushed it off the screen.
      if (residues.length > 0) live.print(residueBlock(residues, painting));
      live.print(['', ...closingLines(trials, output, files, painting)]);
    },
    onCouldNotRestore(residue) {
      const clean = sanitizeDeep(residue);
      residues.push(clean);
      live.print(residueBlock([clean], painting));
    },
  };
};

const headingOf = ({ drill, variant, title, timing, seed }: TrialHeading, bold: (text: string) => string): string =>
  `${bold(variant === null ? drill : `${drill}, variant ${variant}`)}  ${title.replaceAll('\n', ' ')}  (${timing} timing, seed ${String(seed)})`;
