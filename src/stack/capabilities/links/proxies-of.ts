import { Proxy, type Toxiproxy } from 'toxiproxy-node-client';
import { DrillError } from '../../../core/errors.ts';
import { proxyName, type StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';

/** A control call that takes longer than this is wedged: the proxy's control plane can hang while a dial of its own does. */
const controlBudgetMs = 5_000;

/** Works on every proxy of a link, one per port, within a deadline: the client library has none. @throws DrillError `fault-failed`. */
export const proxiesOf = <Answer>(system: SystemUnderTest, link: StackLink, work: (proxy: Proxy) => Promise<Answer>): Promise<readonly Answer[]> =>
  inTime(link, async () => {
    const find = (toxiproxy: Toxiproxy): Promise<readonly Proxy[]> => Promise.all(link.ports.map((port) => toxiproxy.get(proxyName(link, port))));
    const proxies = await whereverItListens(system, find);
    return await Promise.all(proxies.map(work));
  });

/**
 * Enables or disables every proxy of a link, within the same deadline. Where each listens and leads follows from the link, so nothing is asked first;
 * one that is so already stays so. @throws DrillError `fault-failed`.
 */
export const switchProxies = (system: SystemUnderTest, link: StackLink, enabled: boolean): Promise<void> =>
  inTime(link, async () => {
    await whereverItListens(system, (toxiproxy) =>
      Promise.all(
        link.ports.map((port) => {
          const ends = { listen: `${link.address}:${String(port)}`, upstream: `${link.server}:${String(port)}` };
          return new Proxy(toxiproxy, { name: proxyName(link, port), ...ends, enabled, toxics: [] }).update({ enabled, ...ends });
        }),
      ),
    );
  });

/** Asked at a port where nobody, or somebody else, listens by now, its container was started again: then once more where it is. What is asked must bear that. */
const whereverItListens = async <Answer>(system: SystemUnderTest, ask: (toxiproxy: Toxiproxy) => Promise<Answer>): Promise<Answer> =>
  ask(await system.toxiproxy()).catch(async () => ask(await system.toxiproxy(true)));

const inTime = async <Answer>({ client, server }: StackLink, work: () => Promise<Answer>): Promise<Answer> => {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    deadline.reject(new DrillError('fault-failed', `the proxy of ${client} -> ${server} did not answer within ${String(controlBudgetMs)} ms`));
  }, controlBudgetMs);
  try {
    return await Promise.race([work(), deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
};
