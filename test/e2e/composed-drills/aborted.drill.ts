import { drill, longerThan, milliseconds, minutes, readiness, service, together, unless } from 'firedrill';
import { blackhole, latency } from 'firedrill/faults';
import sound from '../../../drills/redis-outage.drill.ts';

const [app, db, redis] = [service('app'), service('db'), service('redis')];
const ready = readiness(app, { port: 3000, path: '/ready' });

export default drill({
  ...sound,
  breaks: [together(blackhole(app.to(redis)), latency(app.to(db), { of: milliseconds(50) }))],
  aborts: [unless(ready.is(200)), longerThan(minutes(5))],
  twins: {},
});
