declare const unit: unique symbol;

/** A share between 0 and 1. */
export type Ratio = number & { readonly [unit]: 'ratio' };

/** A rate in events per second. */
export type Rate = number & { readonly [unit]: 'per second' };

/** @param n - 0 to 100. @throws RangeError otherwise. */
export const percent = (n: number): Ratio => {
  if (!(n >= 0 && n <= 100)) throw new RangeError(`a percentage lies between 0 and 100, got ${String(n)}`);
  return (n / 100) as Ratio;
};

/** @param n - more than 0, at most 10,000: load is bounded by design. @throws RangeError otherwise. */
export const perSecond = (n: number): Rate => {
  if (!(n > 0 && n <= 10_000)) throw new RangeError(`a rate lies between 0 and 10,000 per second, got ${String(n)}`);
  return n as Rate;
};
