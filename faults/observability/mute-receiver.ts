import { fault, type Fault, type Service } from 'firedrill';

/**
 * An Alertmanager passes nothing on to any receiver, as with a silence that somebody forgot: alerts fire and nobody is called. Ends by itself after an hour.
 * Undone by ending that silence.
 */
export const muteReceiver = (alertmanager: Service): Fault<'mute'> =>
  fault(muteReceiver, {
    kind: 'mute-receiver',
    target: alertmanager,
    capability: 'mute',
    settings: {},
    words: {
      does: `silences every alert in ${alertmanager.name}`,
      usersSee: 'nothing; alerts fire and nobody is called',
      bites: 'a silence over all alerts is active',
      lifted: 'no silence over all alerts is active',
      leavesBehind: 'an ended silence in the list of past ones',
    },
  });
