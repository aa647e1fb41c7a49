import { drill, service } from 'firedrill';
import { blackhole } from 'firedrill/faults';
import sound from '../../../../drills/redis-outage.drill.ts';

export default drill({
  ...sound,
  breaks: [blackhole(service('app').to(service('memcached')))], // refused here
});
