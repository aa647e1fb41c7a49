import { cutScrape, dropAlertRule, muteReceiver } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const [prometheus, alertmanager] = [service('prometheus'), service('alertmanager')];

export const observability: Catalogue = {
  cutScrape: { make: () => cutScrape(prometheus, alertmanager) },
  dropAlertRule: {
    make: () => dropAlertRule(prometheus, { alert: 'AlwaysThere' }),
    refuses: { 'no name': [() => dropAlertRule(prometheus, { alert: ' ' }), 'name the alert whose rule is to be dropped'] },
  },
  muteReceiver: { make: () => muteReceiver(alertmanager) },
};
