import { condition, type Condition, type Probe } from '../core/probe.ts';

/** What a number, or a text, of a system may be held to. Nothing seen holds to nothing: what is absent is not 0. */
export interface Bounds<Value> {
  is(wanted: Value): Condition;
  above(limit: number): Condition;
  below(limit: number): Condition;
}

/** All values that one look found: of every series, every row. A bound holds when any of them is within it. */
export type Found<Value> = readonly Value[];

const numberOf = (value: number | string): number => (typeof value === 'number' ? value : value.trim() === '' ? NaN : Number(value));

export const bounds = <Value extends number | string>(words: string, probe: Probe<Found<Value> | undefined>): Bounds<Value> => {
  const held = (comparison: string, limit: number | string, within: (value: Value) => boolean): Condition =>
    condition(
      `${words} ${comparison} ${String(limit)}`,
      probe,
      (found) => found?.some(within) ?? false,
      (found) => (found === undefined ? 'no answer' : found.length === 0 ? 'nothing' : found.slice(0, most).map(String).join(', ')),
    );
  return {
    is: (wanted) => held('is', wanted, (value) => value === wanted || (typeof wanted === 'number' && numberOf(value) === wanted)),
    above: (limit) => held('is above', limit, (value) => numberOf(value) > limit),
    below: (limit) => held('is below', limit, (value) => numberOf(value) < limit),
  };
};

/** More values than this are not shown. */
const most = 5;
