import { drill } from 'firedrill';
import { loadWith } from '../../load-with.ts';
import quick from './quick.drill.ts';

/** The reading breaks off half-way. */
export default drill({
  ...quick,
  load: loadWith(quick.load, (session) => ({
    readBack: async (acknowledged) => {
      const readings = await session.readBack(acknowledged);
      return readings.map((reading) => ({ ...reading, entries: reading.entries.slice(0, 10), complete: false, why: 'the connection broke' }));
    },
  })),
});
