import { readFileSync } from 'node:fs';
import type { Arrivals } from '../core/arrivals/arrivals.ts';
import { recordedArrivals } from '../core/arrivals/recorded-arrivals.ts';
import { milliseconds } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import { messageOf } from '../core/message-of.ts';

const hint = 'write one arrival a line, in order: milliseconds, or a time of day with its date (2026-03-05T10:15:00.250Z)';

/**
 * Recorded arrivals from a text file, one a line: either milliseconds, or points in time in ISO 8601, as access logs have them. Empty lines and lines
 * that begin with `#` are left out. The path is relative to the working directory.
 * @throws DrillError `arrivals-invalid` with the line.
 */
export const arrivalsFromFile = (file: string): Arrivals => {
  const refuse = (why: string, line: number, cause?: unknown): DrillError =>
    new DrillError('arrivals-invalid', why, { place: { file, line }, hint, cause });
  let first: number | undefined;
  let last = 0;
  const arrivals = linesOf(file, refuse).flatMap((text, index) => {
    if (text === '' || text.startsWith('#')) return [];
    const at = instantOf(text);
    if (at === undefined) throw refuse(`"${text}" is no point in time`, index + 1);
    first ??= at;
    if (at - first < last) throw refuse(`${text} comes before the line above it`, index + 1);
    last = at - first;
    return [milliseconds(last)];
  });
  try {
    return recordedArrivals(arrivals);
  } catch (error) {
    throw refuse(messageOf(error), 1, error);
  }
};

const linesOf = (file: string, refuse: (why: string, line: number, cause: unknown) => DrillError): readonly string[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim());
  } catch (error) {
    throw refuse(`the recording cannot be read: ${messageOf(error)}`, 1, error);
  }
};

const instantOf = (text: string): number | undefined => {
  const at = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(at) ? at : undefined;
};
