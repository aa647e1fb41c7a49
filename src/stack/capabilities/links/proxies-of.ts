import type { Proxy, Toxiproxy } from 'toxiproxy-node-client';
import { DrillError } from '../../../core/errors.ts';
import { proxyName, type StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';

/** A control call that takes longer than this is wedged: the proxy's control plane can hang while a dial of its own does. */
const controlBudgetMs = 5_000;

/** Works on every proxy of a link, one per port, within a deadline: the client library has none. @throws DrillError `fault-failed`. */
export const proxiesOf = async <Answer>(
  system: SystemUnderTest,
  link: StackLink,
  work: (proxy: Proxy) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    deadline.reject(
      new DrillError('fault-failed', `the proxy of ${link.client} -> ${link.server} did not answer within ${String(controlBudgetMs)} ms`),
    );
  }, controlBudgetMs);
  const all = async (): Promise<readonly Answer[]> => {
    const find = (toxiproxy: Toxiproxy): Promise<readonly Proxy[]> => Promise.all(link.ports.map((port) => toxiproxy.get(proxyName(link, port))));
    // Asked at a port where nobody, or somebody else, listens by now: its container was started again.
    const proxies = await find(await system.toxiproxy()).catch(async () => find(await system.toxiproxy(true)));
    return await Promise.all(proxies.map(work));
  };
  try {
    return await Promise.race([all(), deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
};
