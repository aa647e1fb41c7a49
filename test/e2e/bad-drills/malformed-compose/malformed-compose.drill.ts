import { drill, stack } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

export default drill({
  ...sound,
  stack: stack({ ...sound.stack, compose: 'test/e2e/bad-drills/malformed-compose/compose.broken' }),
});
