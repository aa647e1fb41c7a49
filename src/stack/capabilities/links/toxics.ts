import { ToxiproxyError, type ICreateToxicBody, type Proxy, type Toxic } from 'toxiproxy-node-client';
import type { Capability } from '../../../core/capability.ts';
import type { Direction } from '../../../core/direction.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { proxiesOf } from './proxies-of.ts';

export interface ToxicParts {
  readonly harm: string;
  readonly type: ICreateToxicBody<unknown>['type'];
  readonly direction: Direction;
  readonly attributes: Readonly<Record<string, number>>;
}

type Stream = ICreateToxicBody<unknown>['stream'];

const streamsOf: Readonly<Record<Direction, readonly Stream[]>> = {
  both: ['upstream', 'downstream'],
  request: ['upstream'],
  answer: ['downstream'],
};

/** Harm to the data of a link, done by toxics of its proxies, one a port and direction. The snapshot has what stood under their names, which is nothing as a rule. */
export const toxics = (system: SystemUnderTest, link: StackLink, parts: ToxicParts): Omit<Capability, 'look'> => {
  const bodies = streamsOf[parts.direction].map((stream) => ({
    name: `firedrill-${parts.harm}-${stream}`,
    type: parts.type,
    stream,
    toxicity: 1,
    attributes: parts.attributes,
  }));
  /** A connection that is under way meets one change after the other: hence one at a time for each proxy. */
  const set = async (wanted: (proxy: Proxy, name: string) => ICreateToxicBody<unknown> | undefined): Promise<void> => {
    await proxiesOf(system, link, async (proxy) => {
      for (const { name } of bodies) {
        await (await findToxic(proxy, name))?.remove();
        const body = wanted(proxy, name);
        if (body !== undefined) await proxy.addToxic(body);
      }
    });
  };
  return {
    snapshot: async () => {
      const found = await proxiesOf(system, link, async (proxy) => {
        const there = await Promise.all(bodies.map(({ name }) => findToxic(proxy, name)));
        return there.flatMap((toxic) => (toxic === undefined ? [] : [[keyOf(proxy, toxic.name), JSON.stringify(toxic.toJson())] as const]));
      });
      return Object.fromEntries(found.flat());
    },
    apply: () => set((_, wanted) => bodies.find(({ name }) => name === wanted)),
    restore: (snapshot) =>
      set((proxy, name) => {
        const found = snapshot[keyOf(proxy, name)];
        return typeof found === 'string' ? (JSON.parse(found) as ICreateToxicBody<unknown>) : undefined;
      }),
  };
};

const keyOf = (proxy: Proxy, toxic: string): string => `${proxy.name} ${toxic}`;

/** The client library answers a missing toxic with an error whose text alone tells it from others. */
const findToxic = (proxy: Proxy, name: string): Promise<Toxic<unknown> | undefined> =>
  proxy.getToxic<unknown>(name).catch((error: unknown) => {
    if (error instanceof ToxiproxyError && /not found|404/i.test(error.message)) return undefined;
    throw error;
  });
