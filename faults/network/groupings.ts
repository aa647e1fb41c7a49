import type { Service } from 'firedrill';
import type { Grouping } from './partition.ts';

/** The first-named service, usually the leader, stands with the majority. Of two there is none. @throws RangeError for fewer than three services. */
export const majority = (services: readonly Service[]): Grouping => {
  const most = Math.floor(enough(services, 3, 'a majority').length / 2) + 1;
  return [services.slice(0, most), services.slice(most)];
};

/** The first-named service, usually the leader, stands with the minority. @throws RangeError for fewer than three services. */
export const minority = (services: readonly Service[]): Grouping => {
  const fewer = Math.ceil(enough(services, 3, 'a minority').length / 2) - 1;
  return [services.slice(0, fewer), services.slice(fewer)];
};

/**
 * Every service still sees a majority, itself among it, and no two see the same one: each reaches its nearest neighbours in the ring of the order written.
 * @throws RangeError for fewer than four services: in a ring of three everybody is everybody's neighbour.
 */
export const ring = (services: readonly Service[]): Grouping => {
  const { length } = enough(services, 4, 'a ring');
  const others = Math.floor(length / 2);
  const eachSide = Math.ceil(others / 2);
  const turned = [...services, ...services];
  return services.map((_, start) => turned.slice(start, start + eachSide + 1));
};

const enough = (services: readonly Service[], least: number, what: string): readonly Service[] => {
  if (services.length < least) throw new RangeError(`${what} is of ${String(least)} services or more, got ${String(services.length)}`);
  return services;
};
