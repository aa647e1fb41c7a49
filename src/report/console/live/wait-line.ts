import { formatDuration } from '../../../core/duration.ts';
import type { Progress } from '../../../core/reporter.ts';
import type { Colours } from '../colours.ts';
import { cutText } from '../cut-text.ts';

/** What is awaited, for how long already, until when, and what was seen last: one line of at most `width` columns. */
export const waitLine = (progress: Progress, elapsedMs: number, c: Colours, width: number): string => {
  const elapsed = formatDuration(Math.floor(elapsedMs / 100) * 100);
  const { withinMs, saw, state, waitingFor } = progress;
  const deadline = withinMs === undefined ? '' : ` of ${formatDuration(withinMs)}`;
  const last = saw === undefined || saw === '' ? '' : ` · saw: ${saw}`;
  const done = { began: '', waiting: '', done: c.green('✓ '), failed: c.red('✗ ') }[state];
  const words =
    state === 'done'
      ? `${waitingFor}: after ${elapsed}${last}`
      : state === 'failed'
        ? `${waitingFor}: not after ${elapsed}${deadline}${last}`
        : `waiting for ${waitingFor} · ${elapsed}${deadline}${last}`;
  return `${done}${cutText(words, width - 2)}`;
};
