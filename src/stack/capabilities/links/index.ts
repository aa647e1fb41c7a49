import type { LinkHarms } from '../../../core/harms/link-harms.ts';
import type { StackLink } from '../../links.ts';
import type { LinkTable, Row } from '../table.ts';
import { delay } from './delay.ts';
import { drop } from './drop.ts';
import { linger } from './linger.ts';
import { lose } from './lose.ts';
import { refuse } from './refuse.ts';
import { reject } from './reject.ts';
import { reset } from './reset.ts';
import { revived } from './revived.ts';
import { roundTheLink } from './round-the-link.ts';
import { sever } from './sever.ts';
import { slice } from './slice.ts';
import { stall } from './stall.ts';
import { swallow } from './swallow.ts';
import { throttle } from './throttle.ts';
import { truncate } from './truncate.ts';

/** A row of a link: its container is started again where it died, and what goes past the link is found. */
const onLink = <Settings>(open: Row<StackLink, Settings>['open']): Row<StackLink, Settings> => {
  const whole = revived(open);
  return { open: (system, link, settings) => ({ ...whole(system, link, settings), leaks: () => roundTheLink(system, link) }) };
};

export const linkCapabilities: LinkTable<LinkHarms> = {
  drop: onLink(drop),
  lose: onLink(lose),
  reject: onLink(reject),
  refuse: onLink(refuse),
  reset: onLink(reset),
  delay: onLink(delay),
  swallow: onLink(swallow),
  sever: onLink(sever),
  stall: onLink(stall),
  throttle: onLink(throttle),
  slice: onLink(slice),
  truncate: onLink(truncate),
  linger: onLink(linger),
};
