import { drill } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

// refused below
export default drill({
  ...sound,
  breaks: [],
});
