import { check, drill } from 'firedrill';
import quick from './quick.drill.ts';

export default drill({
  ...quick,
  checks: [
    ...quick.checks,
    check({
      claim: 'nobody notices anything',
      judge: () => {
        throw new TypeError('this check is broken');
      },
    }),
  ],
});
