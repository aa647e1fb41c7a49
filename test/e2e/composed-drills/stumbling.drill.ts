import { drill, flap, milliseconds, service } from 'firedrill';
import { kill, refuse } from 'firedrill/faults';
import sound from '../../../drills/redis-outage.drill.ts';

const [app, redis] = [service('app'), service('redis')];

export default drill({
  ...sound,
  breaks: [flap(refuse(app.to(redis)), { on: milliseconds(500), off: milliseconds(300), times: 2 }), kill(redis)],
  twins: {},
});
