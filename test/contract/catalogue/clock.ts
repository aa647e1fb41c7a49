import { clockSkew } from '../../../faults/index.ts';
import { hours, milliseconds, minutes } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const timed = service('timed');

export const clock: Catalogue = {
  clockSkew: {
    make: () => clockSkew(timed, { behind: minutes(10) }),
    refuses: {
      'not to move it': [() => clockSkew(timed, { ahead: milliseconds(0) }), 'a clock that is off by 0 ms is right'],
      'another age': [() => clockSkew(timed, { ahead: hours(24 * 400) }), 'a clock is off by a year at most, got 576000 min'],
    },
  },
};
