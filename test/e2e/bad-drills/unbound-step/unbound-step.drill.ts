import { drill, readiness, runbook, service } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

const page = runbook('account-api').section('Redis unavailable');
const ready = readiness(service('app'), { port: 3000, path: '/ready' });

// Nothing says how "Leave maintenance mode" is done, and the document has no command for it.
export default drill({
  ...sound,
  recovers: page.recovery.by({ 'Keep the application in maintenance mode': ready.is(503) }),
});
