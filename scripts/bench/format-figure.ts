import type { Figure } from './measurement.ts';

const decimals: Readonly<Record<Figure['unit'], (value: number) => number>> = {
  'ms': (value) => (Math.abs(value) < 10 ? 2 : Math.abs(value) < 1_000 ? 1 : 0),
  'µs': () => 0,
  '/s': () => 0,
  'x': () => 2,
  'MB': () => 0,
  'count': () => 0,
};

/** A value with its unit, rounded to what the measurement can tell: `4.21 ms`, `1.08x`, `23,500/s`. */
export const formatFigure = (value: number, unit: Figure['unit']): string => {
  const digits = decimals[unit](value);
  const number = value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (unit === 'count') return number;
  return unit === 'x' || unit === '/s' ? `${number}${unit}` : `${number} ${unit}`;
};
