import { DrillError } from '../../core/errors.ts';
import { messageOf } from '../../core/message-of.ts';

/** Why a call came to nothing, short enough to be counted by: `ECONNREFUSED`, `57P03`, `not published`; without a code, `otherwise` or the message. */
export const reasonOf = (error: unknown, otherwise?: string): string => {
  // What the engine knows of a container that does not run.
  if (error instanceof DrillError && error.code === 'service-unknown') return 'not published';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  // An error reply of Redis begins with its code.
  if (error instanceof Error && error.name === 'ReplyError') return error.message.split(' ', 1)[0] ?? 'ERR';
  return otherwise ?? messageOf(error);
};
