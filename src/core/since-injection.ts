import { clockNames, type ClockName, type Report } from './report.ts';

/** The clocks that run from the first injection on, in ms; `null` where one never struck. What came while the injection's call was under way came at once. */
export const sinceInjection = (
  clocks: Readonly<Record<ClockName, Pick<NonNullable<Report['clocks'][ClockName]>, 'at_ms'> | null>>,
): Readonly<Record<ClockName, number | null>> => {
  const began = clocks.injected?.at_ms;
  const since = (name: ClockName): number | null => {
    const at = clocks[name]?.at_ms;
    return at === undefined || began === undefined ? null : Math.max(0, at - began);
  };
  return Object.fromEntries(clockNames.map((name) => [name, since(name)])) as Record<ClockName, number | null>;
};
