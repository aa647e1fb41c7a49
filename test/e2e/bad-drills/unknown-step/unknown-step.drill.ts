import { drill, readiness, runbook, service } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

const page = runbook('account-api').section('Redis unavailable');
const ready = readiness(service('app'), { port: 3000, path: '/ready' });

export default drill({
  ...sound,
  recovers: page.recovery.by({ ...sound.recovers.byWords, 'Turn it off and on again': ready.is(200) }), // refused here
});
