import { hours, milliseconds, minutes, seconds, type Duration } from '../core/duration.ts';

const units: readonly (readonly [RegExp, (n: number) => Duration])[] = [
  [/^(?:ms|millisec)/, milliseconds],
  [/^s/, seconds],
  [/^m/, minutes],
  [/^h/, hours],
  [/^d/, (n) => hours(24 * n)],
];

const written = /(?<![\w.])(\d{1,9}(?:\.\d{1,3})?)\s?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?![\w%])/gi;

/** A length of time in a sentence. */
export interface WrittenDuration {
  readonly duration: Duration;
  readonly text: string;
  readonly index: number;
}

/** Every length of time that a text names, in words (`5 minutes`) or as Prometheus writes it (`5m`). */
export const writtenDurations = (text: string): readonly WrittenDuration[] =>
  [...text.matchAll(written)].flatMap(({ 0: whole, 1: amount, 2: unit = '', index }) => {
    const [, make] = units.find(([pattern]) => pattern.test(unit.toLowerCase())) ?? [];
    return make === undefined ? [] : [{ duration: make(Number(amount)), text: whole, index }];
  });

/** No words that introduce a length of time are longer. */
const longestBefore = 40;

/** The lengths of time right behind certain words, as in `within 5 minutes`. `words` ends where the figure begins: with `$`. */
export const durationsBehind = (text: string, words: RegExp): readonly WrittenDuration[] =>
  writtenDurations(text).filter(({ index }) => words.test(text.slice(Math.max(0, index - longestBefore), index)));
