import type { AlertPipeline } from '../../core/alert-pipeline.ts';
import type { Alerting } from '../../core/stack.ts';
import { readAlertRules } from './alert-rules.ts';
import { readAlertmanager } from './read-alertmanager.ts';
import { readPrometheus } from './read-prometheus.ts';

/** Everything that the files of a stack say of its alerts. @throws DrillError `alerting-invalid` at the line that cannot be read. */
export const readPipeline = async ({ prometheus, alertmanager, rules }: Alerting): Promise<AlertPipeline> => {
  const [scraped, alerts, delivered] = await Promise.all([readPrometheus(prometheus), readAlertRules(rules), readAlertmanager(alertmanager)]);
  return { ...scraped, rules: alerts, ...delivered };
};
