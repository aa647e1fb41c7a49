import type { LinkHarms } from '../../../core/harms/link-harms.ts';
import type { LinkTable } from '../table.ts';
import { delay } from './delay.ts';
import { drop } from './drop.ts';
import { linger } from './linger.ts';
import { lose } from './lose.ts';
import { refuse } from './refuse.ts';
import { reject } from './reject.ts';
import { reset } from './reset.ts';
import { revived } from './revived.ts';
import { sever } from './sever.ts';
import { slice } from './slice.ts';
import { stall } from './stall.ts';
import { swallow } from './swallow.ts';
import { throttle } from './throttle.ts';
import { truncate } from './truncate.ts';

export const linkCapabilities: LinkTable<LinkHarms> = {
  drop: { open: revived(drop) },
  lose: { open: revived(lose) },
  reject: { open: revived(reject) },
  refuse: { open: revived(refuse) },
  reset: { open: revived(reset) },
  delay: { open: revived(delay) },
  swallow: { open: revived(swallow) },
  sever: { open: revived(sever) },
  stall: { open: revived(stall) },
  throttle: { open: revived(throttle) },
  slice: { open: revived(slice) },
  truncate: { open: revived(truncate) },
  linger: { open: revived(linger) },
};
