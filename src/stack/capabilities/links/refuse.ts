import type { Capability } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { proxiesOf } from './proxies-of.ts';

/** A link answers every new connection with a reset and closes the open ones. Done by disabling its proxies. */
export const refuse = (system: SystemUnderTest, link: StackLink): Capability => {
  const enable = async (enabled: boolean): Promise<void> => {
    await proxiesOf(system, link, async (proxy) => {
      if (proxy.enabled !== enabled) await proxy.update({ enabled, listen: proxy.listen, upstream: proxy.upstream });
    });
  };
  return {
    snapshot: async () => ({ enabled: (await proxiesOf(system, link, (proxy) => Promise.resolve(proxy.enabled))).every(Boolean) }),
    apply: () => enable(false),
    restore: (snapshot) => enable(snapshot['enabled'] !== false),
    look: lookByConnecting(system, link, ({ outcome }) => outcome === 'refused'),
  };
};
