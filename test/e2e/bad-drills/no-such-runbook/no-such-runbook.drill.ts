import { drill, runbook } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

export default drill({
  ...sound,
  tries: runbook('acount-api').section('Redis unavailable'), // refused here
});
