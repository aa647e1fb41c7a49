import type { Capability } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { proxiesOf, switchProxies } from './proxies-of.ts';

/** A link answers every new connection with a reset and closes the open ones. Done by disabling its proxies. */
export const refuse = (system: SystemUnderTest, link: StackLink): Capability => ({
  snapshot: async () => ({ enabled: (await proxiesOf(system, link, (proxy) => Promise.resolve(proxy.enabled))).every(Boolean) }),
  apply: () => switchProxies(system, link, false),
  restore: (snapshot) => switchProxies(system, link, snapshot['enabled'] !== false),
  look: lookByConnecting(system, link, ({ outcome }) => outcome === 'refused'),
});
