import { ToxiproxyError, type Proxy, type Toxic } from 'toxiproxy-node-client';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { connectCanary } from '../../connect-canary.ts';
import { ownServices } from '../../overlay.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { proxiesOf } from './proxies-of.ts';

const toxicName = 'firedrill-latency';

/** Answers on a link arrive late by `latency`, give or take `jitter`. Done with a toxic on the way back to the client. */
export const delay = (system: SystemUnderTest, link: StackLink, settings: CapabilitySettings['delay']): Capability => {
  const remove = async (): Promise<void> => {
    await proxiesOf(system, link, async (proxy) => {
      await (await findToxic(proxy))?.remove();
    });
  };
  return {
    snapshot: async () => ({
      delayed: (await proxiesOf(system, link, findToxic)).some((toxic) => toxic !== undefined),
    }),
    apply: async () => {
      await remove();
      await proxiesOf(system, link, (proxy) =>
        proxy.addToxic({
          name: toxicName,
          type: 'latency',
          stream: 'downstream',
          toxicity: 1,
          attributes: { latency: Math.round(settings.latency), jitter: Math.round(settings.jitter) },
        }),
      );
    },
    restore: async (snapshot) => {
      if (snapshot['delayed'] !== true) await remove();
    },
    look: async () => {
      const seen = await connectCanary(system.engine, containerOf(system, ownServices.pager), link.address, link.ports[0] ?? 0);
      // Late enough means all that jitter allows; a canary that lost patience saw at least that much, if the latency is larger than its patience.
      const late = seen.elapsedMs >= Math.max(1, settings.latency - settings.jitter) * 0.9;
      const harmed = seen.outcome === 'answered' ? late : seen.outcome === 'silent' || (seen.outcome === 'connected' && late);
      return {
        harmed,
        saw: `${link.server} by the link of ${link.client}: ${seen.outcome} after ${String(Math.round(seen.elapsedMs * 10) / 10)} ms`,
      };
    },
  };
};

/** The client library answers a missing toxic with an error whose text alone tells it from others. */
const findToxic = (proxy: Proxy): Promise<Toxic<unknown> | undefined> =>
  proxy.getToxic<unknown>(toxicName).catch((error: unknown) => {
    if (error instanceof ToxiproxyError && /not found|404/i.test(error.message)) return undefined;
    throw error;
  });
