import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { toxics } from './toxics.ts';

/** Data on a link arrives late by `latency`, give or take `jitter`. */
export const delay = (system: SystemUnderTest, link: StackLink, { latency, jitter, direction }: CapabilitySettings['delay']): Capability => {
  const attributes = { latency: Math.round(latency), jitter: Math.round(jitter) };
  const leastMs = Math.max(1, (latency - jitter) * (direction === 'both' ? 2 : 1)) * 0.9;
  return {
    ...toxics(system, link, { harm: 'latency', type: 'latency', direction, attributes }),
    // Late enough means all that jitter allows; a canary that lost patience saw that and more.
    look: lookByConnecting(system, link, ({ outcome, elapsedMs }) => outcome === 'connected' || (outcome === 'answered' && elapsedMs >= leastMs)),
  };
};
