import type { LinkHarms } from '../../../core/harms/link-harms.ts';
import type { LinkTable } from '../table.ts';
import { delay } from './delay.ts';
import { drop } from './drop.ts';
import { refuse } from './refuse.ts';

export const linkCapabilities: LinkTable<LinkHarms> = {
  drop: { open: drop },
  refuse: { open: refuse },
  delay: { open: delay },
};
