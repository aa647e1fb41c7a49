import { composition, type Composition, type Service } from 'firedrill';
import { arrow } from './arrow.ts';

/** Which services still reach each other: those that share a group. Groups may overlap: a service in two of them is a bridge. */
export type Grouping = readonly (readonly Service[])[];

export interface PartitionSettings {
  /** Only what the services of an earlier group see of those of a later one is cut; the later ones still reach the earlier. Default: both ways. */
  readonly oneWay?: boolean;
}

/**
 * A network partition: every arrow between two services that share no group is a blackhole, all of them at once. Each arrow has a canary, a record
 * and an undo of its own. An arrow needs a server that offers a port: of a client that offers none, cut `oneWay`.
 * @throws RangeError for fewer than two groups, an empty one, a service that is twice in one, overlapping groups one way, and when nothing would be cut.
 */
export const partition = (groups: Grouping, { oneWay = false }: PartitionSettings = {}): Composition => {
  refuseOddGroups(groups, oneWay);
  const all = [...new Map(groups.flat().map((one) => [one.name, one])).values()];
  const groupsOf = ({ name }: Service): readonly number[] =>
    groups.flatMap((group, index) => (group.some((one) => one.name === name) ? [index] : []));
  const cut = (client: Service, server: Service): boolean => {
    const [its, others] = [groupsOf(client), groupsOf(server)];
    return !its.some((group) => others.includes(group)) && (!oneWay || Math.min(...its) < Math.min(...others));
  };
  const arrows = all.flatMap((client) =>
    all.filter((server) => server.name !== client.name && cut(client, server)).map((server) => arrow(partition, client, server)),
  );
  if (arrows.length === 0) throw new RangeError('a partition in which every service shares a group with every other cuts nothing');
  const sides = groups.map((group) => group.map(({ name }) => name).join(', ')).join(' | ');
  return composition(partition, { rule: 'together' }, { words: `partition of ${sides}${oneWay ? ', one way' : ''}`, parts: arrows });
};

/**
 * Nobody of `from` reaches the service, and it reaches none of them. They still reach each other.
 * @param from - those that it does not reach, and that do not reach it.
 * @throws RangeError when `from` is empty, or names the service itself.
 */
export const isolate = (service: Service, from: readonly Service[]): Composition => {
  if (from.length === 0) throw new RangeError(`${service.name} is isolated from nobody`);
  if (from.some(({ name }) => name === service.name)) throw new RangeError(`${service.name} cannot be isolated from itself`);
  const parts = from.flatMap((other) => [arrow(isolate, service, other), arrow(isolate, other, service)]);
  return composition(isolate, { rule: 'together' }, { words: `isolation of ${service.name} from ${from.map(({ name }) => name).join(', ')}`, parts });
};

const refuseOddGroups = (groups: Grouping, oneWay: boolean): void => {
  if (groups.length < 2) throw new RangeError('a partition has two groups or more');
  for (const group of groups) {
    if (group.length === 0) throw new RangeError('a group of a partition names a service');
    const twice = group.find(({ name }, index) => group.findIndex((one) => one.name === name) !== index);
    if (twice !== undefined) throw new RangeError(`${twice.name} is twice in one group`);
  }
  const names = groups.flat().map(({ name }) => name);
  const bridge = names.find((name, index) => names.indexOf(name) !== index);
  if (oneWay && bridge !== undefined) throw new RangeError(`one way, groups do not overlap, and ${bridge} is in two`);
};
