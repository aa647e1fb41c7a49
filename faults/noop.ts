import { fault, type Fault, type Target } from 'firedrill';

/** Does nothing: the honest baseline. A trial with it alone can only be inconclusive. */
export const noop = (target: Target): Fault<'nothing'> =>
  fault(noop, {
    kind: 'noop',
    target,
    capability: 'nothing',
    settings: {},
    words: { does: 'does nothing', usersSee: 'nothing', bites: 'never', lifted: 'always' },
  });
