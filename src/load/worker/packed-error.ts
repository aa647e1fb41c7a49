import { DrillError, type ErrorCode } from '../../core/errors.ts';
import { messageOf } from '../../core/message-of.ts';
import type { Place } from '../../core/place.ts';

/** An error on its way between threads: an instance would arrive as a plain error, without its code. */
export interface PackedError {
  readonly words: string;
  readonly code?: ErrorCode;
  readonly hint?: string;
  readonly place?: Place;
}

export const packError = (error: unknown): PackedError => {
  if (!(error instanceof DrillError)) return { words: messageOf(error) };
  const { hint, place } = error.details;
  return { words: error.words, code: error.code, ...(hint === undefined ? {} : { hint }), ...(place === undefined ? {} : { place }) };
};

/** What was packed; an error of nobody's comes as an error of the load. */
export const unpackError = ({ words, code = 'load-failed', ...details }: PackedError): DrillError => new DrillError(code, words, details);
