import { DrillError } from '../core/errors.ts';
import { messageOf } from '../core/message-of.ts';

/** SQLite's own codes for a file that is damaged, and for one that is no database. */
const damaged: readonly number[] = [11, 26];
const busy: readonly number[] = [5, 6];

/** What SQLite says, as an error of ours that names the file. Nothing is ever repaired, made anew or deleted. */
export const historyError = (file: string, error: unknown): DrillError => {
  if (error instanceof DrillError) return error;
  // Extended codes carry more in their upper bits.
  const code = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  if (damaged.includes(code)) return damagedHistory(file, messageOf(error), error);
  const hint = busy.includes(code) ? 'another process holds it; try again when it has ended' : 'give another file with --history';
  return new DrillError('history-unusable', `the history ${file} cannot be used: ${messageOf(error)}`, { hint, cause: error });
};

export const damagedHistory = (file: string, what: string, cause?: unknown): DrillError =>
  new DrillError('history-invalid', `${file} is damaged, or no history: ${what}`, {
    hint: 'it was left as it is; move it away to begin another, or give another file with --history',
    cause,
  });
