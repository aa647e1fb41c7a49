import type { Verdict } from './verdict.ts';

/** What the process answers to its caller. Stable from the first day; the same table stands in the README. */
export const exitCode = {
  held: 0,
  failed: 1,
  inconclusive: 2,
  badInput: 3,
  stackWouldNotStart: 4,
  couldNotRestore: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What a verdict is to the caller: a document that is wrong fails as a promise that is broken does. */
export const exitOfVerdict: Readonly<Record<Verdict, ExitCode>> = {
  held: exitCode.held,
  drift: exitCode.failed,
  inconclusive: exitCode.inconclusive,
  broken: exitCode.failed,
};

/** From best to worst: what is left behind outweighs everything, and a broken promise outweighs one that nobody could look at. */
const order: readonly number[] = [
  exitCode.held,
  exitCode.inconclusive,
  exitCode.failed,
  exitCode.badInput,
  exitCode.stackWouldNotStart,
  exitCode.interrupted,
  exitCode.couldNotRestore,
];

/** The exit code of several trials together. A code that is not in the table counts as the worst but one. */
export const worstExit = (codes: readonly number[]): number => {
  const rank = (code: number): number => (order.includes(code) ? order.indexOf(code) : order.length - 1.5);
  return codes.reduce((a, b) => (rank(b) > rank(a) ? b : a), exitCode.held);
};
