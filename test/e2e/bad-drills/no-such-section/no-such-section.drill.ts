import { drill, runbook } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

export default drill({
  ...sound,
  tries: runbook('account-api').section('Redis on holiday'), // refused here
});
