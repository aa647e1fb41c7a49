import { fault, type Fault, type Service } from 'firedrill';

export interface DropAlertRuleSettings {
  /** The name of the alert, as its rule gives it. */
  readonly alert: string;
}

/**
 * One alert rule is gone from a running Prometheus, as after a bad deployment of its rules: what it watched can fail in silence.
 * Undone by putting the text of the rule file back and loading it again; the state of a pending alert begins anew.
 * @throws RangeError when no alert is named.
 */
export const dropAlertRule = (prometheus: Service, { alert }: DropAlertRuleSettings): Fault<'forgetRule'> => {
  if (alert.trim() === '') throw new RangeError('name the alert whose rule is to be dropped');
  return fault(dropAlertRule, {
    kind: 'drop-alert-rule',
    target: prometheus,
    capability: 'forgetRule',
    settings: { alert },
    words: {
      does: `drops the rule of the alert ${alert} from ${prometheus.name}`,
      usersSee: 'nothing; nobody is called when they should be',
      bites: 'the loaded rules do not hold the alert',
      lifted: 'the loaded rules hold the alert again',
      leavesBehind: 'an alert that was pending waits its whole time again',
    },
  });
};
