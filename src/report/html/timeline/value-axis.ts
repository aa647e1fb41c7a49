/** Where a value stands in a chart, and the lines to read it by. */
export interface ValueAxis {
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** The room of a chart: its floor and its ceiling, as coordinates. */
export interface Room {
  readonly floor: number;
  readonly ceiling: number;
}

/** 1, 2 or 5 times a power of ten: the largest that is no more than `value`. */
const roundBelow = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
};

const roundAbove = (value: number): number => {
  const below = roundBelow(value);
  return below === value ? value : roundBelow(below * 2.6);
};

/** From nothing to a round value above `most`, with four lines or so. */
export const linearAxis = (most: number, { floor, ceiling }: Room, label: (value: number) => string): ValueAxis => {
  const step = roundAbove(Math.max(most, Number.EPSILON) / 4);
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => ({ value: index * step, label: label(index * step) }));
  return { y: (value) => floor - (Math.min(Math.max(value, 0), count * step) / (count * step)) * (floor - ceiling), ticks };
};

/** From a round value below `least`, more than 0, to one above `most`; each line is ten times the one below it, or 2 and 5 times where there is room. */
export const logAxis = (least: number, most: number, { floor, ceiling }: Room, label: (value: number) => string): ValueAxis => {
  const low = roundBelow(least);
  const high = Math.max(roundAbove(most), low * 10);
  const decades = Math.log10(high / low);
  const values: number[] = [];
  for (let value = low; value <= high * 1.001; value = roundAbove(value * 1.001)) values.push(value);
  const shown = decades <= 2 ? values : values.filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6));
  const share = (value: number): number => Math.log10(Math.min(Math.max(value, low), high) / low) / decades;
  return { y: (value) => floor - share(value) * (floor - ceiling), ticks: shown.map((value) => ({ value, label: label(value) })) };
};
