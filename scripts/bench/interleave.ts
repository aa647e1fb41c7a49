import type { BenchContext } from './measurement.ts';

/** One side of a comparison: does its work once and answers what it measured. */
export type Side = (number: number) => Promise<number>;

/**
 * Measures sides in turns, A B A B …, so that whatever else the machine does falls on all of them alike. The turns before the first that counts are
 * warm-up: what they answer is thrown away.
 */
export const interleave = async <Name extends string>(
  { signal, progress }: BenchContext,
  sides: Readonly<Record<Name, Side>>,
  { turns, warmUp, tell }: { readonly turns: number; readonly warmUp: number; readonly tell?: (value: number) => string },
): Promise<Readonly<Record<Name, readonly number[]>>> => {
  const names = Object.keys(sides) as Name[];
  const series = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let turn = -warmUp; turn < turns; turn += 1) {
    const said: string[] = [];
    for (const name of names) {
      signal.throwIfAborted();
      const value = await sides[name](turn);
      if (turn >= 0) series[name].push(value);
      if (tell !== undefined) said.push(`${name} ${tell(value)}`);
    }
    if (tell !== undefined) progress(`${turn < 0 ? 'warm-up' : `${String(turn + 1)} of ${String(turns)}`}: ${said.join(', ')}`);
  }
  return series;
};
