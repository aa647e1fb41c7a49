import { drill } from 'firedrill';
import quick from '../series-drills/quick.drill.ts';

/** Users who only look: nothing is acknowledged that could be lost. */
export default drill({
  ...quick,
  load: {
    ...quick.load,
    open: async (stack, seed) => {
      const session = await quick.load.open(stack, seed);
      return { ...session, writes: () => undefined, readBack: () => Promise.resolve([{ from: 'primary', entries: [] }]) };
    },
  },
});
