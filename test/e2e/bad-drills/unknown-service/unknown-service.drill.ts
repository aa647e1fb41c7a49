import { drill, service } from 'firedrill';
import { kill } from 'firedrill/faults';
import sound from '../../../../drills/redis-outage.drill.ts';

export default drill({
  ...sound,
  breaks: [kill(service('reddis'))], // refused here
});
