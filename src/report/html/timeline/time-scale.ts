/** Where an instant stands in the figure. */
export interface TimeScale {
  readonly left: number;
  readonly right: number;
  readonly x: (ms: number) => number;
  /** Round instants, at most a dozen. */
  readonly ticks: readonly { readonly ms: number; readonly label: string }[];
}

const steps = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000];

/** What lies outside `beginMs` to `endMs` is drawn at the edge. */
export const timeScale = (beginMs: number, endMs: number, left: number, right: number): TimeScale => {
  const length = Math.max(endMs - beginMs, 1);
  const step = steps.find((each) => length / each <= 11) ?? length;
  const first = Math.ceil(beginMs / step);
  const count = Math.floor((beginMs + length) / step) - first + 1;
  const ticks = Array.from({ length: count }, (_, index) => ({ ms: (first + index) * step, label: label((first + index) * step, step) }));
  return { left, right, ticks, x: (ms) => left + (Math.min(Math.max(ms - beginMs, 0), length) / length) * (right - left) };
};

const label = (ms: number, step: number): string =>
  step >= 30_000 ? `${String(Math.floor(ms / 60_000))}:${String((ms % 60_000) / 1_000).padStart(2, '0')}` : `${String(ms / 1_000)} s`;
