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

/** An amount of memory, of a disk or of a file, in bytes. */
export type Bytes = number & { readonly [unit]: 'bytes' };

/** @param n - whole and not negative. @throws RangeError otherwise. */
export const bytes = (n: number): Bytes => {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`an amount of bytes is a whole number that is not negative, got ${String(n)}`);
  return n as Bytes;
};

export const kibibytes = (n: number): Bytes => bytes(n * 1_024);
export const mebibytes = (n: number): Bytes => bytes(n * 1_048_576);

/** For people: `512 B`, `64 KiB`, `1.5 MiB`. Three significant digits at most. */
export const formatBytes = (amount: number): string => {
  const power = [3, 2, 1].find((each) => amount >= 1_024 ** each) ?? 0;
  return `${String(Number((amount / 1_024 ** power).toPrecision(power === 0 ? 15 : 3)))} ${['B', 'KiB', 'MiB', 'GiB'][power] ?? ''}`;
};

/** Processors, or shares of one. */
export type Cores = number & { readonly [unit]: 'cores' };

/** @param n - from 0.01, the least that a kernel can share out, to 1024. @throws RangeError otherwise. */
export const cores = (n: number): Cores => {
  if (!(n >= 0.01 && n <= 1_024)) throw new RangeError(`a number of cores lies between 0.01 and 1024, got ${String(n)}`);
  return n as Cores;
};
