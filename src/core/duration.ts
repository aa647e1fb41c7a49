declare const unit: unique symbol;

/** A length of time in milliseconds. Made only by the constructors below, so that no bare number crosses a public door. */
export type Duration = number & { readonly [unit]: 'milliseconds' };

/** @param n - finite and not negative. @throws RangeError otherwise. */
export const milliseconds = (n: number): Duration => {
  if (!Number.isFinite(n) || n < 0) {
    throw new RangeError(`a duration is a finite number that is not negative, got ${String(n)}`);
  }
  return n as Duration;
};

export const seconds = (n: number): Duration => milliseconds(n * 1_000);
export const minutes = (n: number): Duration => milliseconds(n * 60_000);
export const hours = (n: number): Duration => milliseconds(n * 3_600_000);

const unitsInMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_536_000_000 } as const;
const pattern = /^(?:\d+(?:\.\d+)?(?:ms|[smhdwy]))+$/;

/** Reads a duration as Prometheus and Compose write it (`1m30s`, `250ms`). Answers `undefined` for anything else, a bare number included. */
export const parseDuration = (text: string): Duration | undefined => {
  if (!pattern.test(text)) return undefined;
  let total = 0;
  for (const [, amount = '0', name = 'ms'] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])/g)) {
    total += Number(amount) * unitsInMs[name as keyof typeof unitsInMs];
  }
  return milliseconds(total);
};

/** For people: `180 ms`, `4.2 s`, `5 min`, `5 min 30 s`. Three significant digits at most. */
export const formatDuration = (duration: number): string => {
  const ms = Math.abs(duration);
  const sign = duration < 0 ? '-' : '';
  if (ms < 999.5) return `${sign}${String(Number(ms.toPrecision(3)))} ms`;
  if (ms < 59_950) return `${sign}${String(Number((ms / 1_000).toPrecision(3)))} s`;
  const whole = Math.round(ms / 1_000);
  const rest = whole % 60;
  return `${sign}${String(Math.floor(whole / 60))} min${rest === 0 ? '' : ` ${String(rest)} s`}`;
};
