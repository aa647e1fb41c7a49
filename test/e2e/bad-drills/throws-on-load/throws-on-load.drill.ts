import { drill, percent } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

export default drill({
  ...sound,
  steady: { ...sound.steady, succeeds: percent(990) }, // refused here
});
