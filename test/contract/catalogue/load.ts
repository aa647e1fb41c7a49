import { flood, slowClient } from '../../../faults/index.ts';
import { minutes, seconds } from '../../../src/core/duration.ts';
import { perSecond } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const web = service('idp');

export const load: Catalogue = {
  flood: {
    make: () => flood(web, { rate: perSecond(200), lasting: seconds(30) }),
    refuses: {
      'no end in sight': [
        () => flood(web, { rate: perSecond(200), lasting: minutes(11) }),
        'load is bounded: it lasts more than nothing and at most 10 min, got 11 min',
      ],
    },
  },
  slowClient: {
    make: () => slowClient(web, { connections: 100, lasting: seconds(30) }),
    refuses: {
      'half a connection': [
        () => slowClient(web, { connections: 0.5, lasting: seconds(30) }),
        'connections are a whole number from 1 to 2,000, got 0.5',
      ],
      'no time': [
        () => slowClient(web, { connections: 1, lasting: seconds(0) }),
        'load is bounded: it lasts more than nothing and at most 10 min, got 0 ms',
      ],
    },
  },
};
