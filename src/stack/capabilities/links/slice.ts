import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByTransfer } from './look-by-transfer.ts';
import { toxics } from './toxics.ts';

/** Data on a link comes in pieces with a gap after each. The proxy halves what it read until no piece is too large, so the gaps are at least size over gap. */
export const slice = (system: SystemUnderTest, link: StackLink, { size, gap, direction }: CapabilitySettings['slice']): Capability => {
  const attributes = { average_size: size, size_variation: 0, delay: Math.round(gap * 1_000) };
  return {
    ...toxics(system, link, { harm: 'slice', type: 'slicer', direction, attributes }),
    look: lookByTransfer(system, link, (size / gap) * 1_000, direction),
  };
};
