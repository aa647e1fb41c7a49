import { formatDuration } from '../core/duration.ts';
import type { ReportLoad } from '../core/report.ts';
import { formatCount } from './format-count.ts';

/** What users suffered and what it cost of the error budget, in one sentence; `undefined` where a report does not say. */
export const incidentSentence = ({ incident, phases }: ReportLoad): string | undefined => {
  if (incident === undefined || phases?.fault === null) return undefined;
  if (incident === null) return 'users suffered no more than the service level allows';
  const { outage_ms: outage, error_ms: error, operations, bad, allowed, burn_rate: burn, budget_spent_ms: spent, objective } = incident;
  const length = outage === null ? 'users suffered to the end' : `users suffered for ${formatDuration(outage)} ± ${formatDuration(error ?? 0)}`;
  const level = `${formatCount(objective.succeeds * 100)} %${objective.within_ms === null ? '' : ` within ${formatDuration(objective.within_ms)}`}`;
  const cost =
    burn === null || spent === null
      ? `; ${level} allows none of them`
      : `; ${level} allows ${formatCount(allowed)}, so the error budget burnt ${formatCount(Number(burn.toPrecision(3)))} times too fast: that of ${formatDuration(spent)} is gone`;
  return `${length}: ${formatCount(bad)} of ${formatCount(operations)} operations bad${cost}`;
};
