import { formatDuration, milliseconds } from '../../core/duration.ts';
import type { Reporter } from '../../core/reporter.ts';
import { drawsInPlace } from '../console/draws-in-place.ts';
import { inkOf, markOf } from '../console/ink.ts';
import { cutText } from '../console/cut-text.ts';
import { liveLines } from '../console/live/live-lines.ts';
import { paint } from '../console/paint.ts';
import { sanitizeDeep } from '../console/sanitize-deep.ts';
import type { ConsoleOptions } from '../console/console-reporter.ts';

/** One line for each trial of a series, and what is being waited for while it lasts. `words` says what is different about the trial that begins next. */
export const seriesReporter = ({ stream, isTty, env }: Omit<ConsoleOptions, 'files'>, words: () => string): Reporter => {
  const painting = paint(stream, isTty, env);
  const { c } = painting;
  const live = liveLines(stream, drawsInPlace(isTty, env), painting);
  return {
    onBegin() {
      live.print([`  ${cutText(sanitizeDeep(words()), painting.width - 2)}`]);
    },
    onProgress(progress) {
      live.progress(sanitizeDeep(progress));
    },
    onReport({ verdict, summary, timing }) {
      live.stop();
      const took = formatDuration(milliseconds(timing.wall_ms));
      const text = cutText(`${verdict} after ${took}: ${sanitizeDeep(summary)}`, painting.width - 8);
      live.print([`      ${markOf(c, verdict)} ${inkOf(c, verdict)(text)}`]);
    },
    onEnd() {
      live.stop();
    },
  };
};
