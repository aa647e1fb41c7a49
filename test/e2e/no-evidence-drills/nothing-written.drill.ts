import { drill } from 'firedrill';
import { loadWith } from '../../load-with.ts';
import quick from './quick.drill.ts';

/** Users who only look: nothing is acknowledged that could be lost. */
export default drill({
  ...quick,
  load: loadWith(quick.load, () => ({ writes: () => undefined, readBack: () => Promise.resolve([{ from: 'primary', entries: [] }]) })),
});
