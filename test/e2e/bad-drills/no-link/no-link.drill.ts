import { drill, service, stack } from 'firedrill';
import { blackhole } from 'firedrill/faults';
import sound from '../../../../drills/redis-outage.drill.ts';

export default drill({
  ...sound,
  stack: stack({ ...sound.stack, compose: 'test/e2e/bad-drills/no-link/compose.yml' }),
  breaks: [blackhole(service('app').to(service('redis')))], // refused here
});
