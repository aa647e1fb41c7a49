import type { ReportIncident } from '../core/report.ts';
import type { EventOf } from '../core/timeline.ts';
import { outageOf, type Incident } from './incident.ts';
import type { ServiceLevel } from './service-level.ts';

export interface IncidentParts extends Pick<ServiceLevel, 'succeeds' | 'good'> {
  readonly within: number | undefined;
  /** The load's operations a second. */
  readonly rate: number;
}

/**
 * What an incident cost of the error budget. The service level allows a share of operations to be bad; the burn rate is how many times that share
 * there was, and the budget that was spent is the time for which that share would have lasted at the load's rate. Neither needs to know over which
 * days a service level is counted.
 */
export const measureIncident = (
  incident: Incident | undefined,
  operations: readonly EventOf<'operation'>[],
  { succeeds, within, good, rate }: IncidentParts,
): ReportIncident | null => {
  if (incident === undefined) return null;
  const { began, ended, symptom, restoration } = incident;
  const until = restoration?.first.intendedMs ?? Infinity;
  const inside = operations.filter(({ intendedMs }) => intendedMs >= symptom.intendedMs && intendedMs < until);
  const bad = inside.filter((each) => !good(each)).length;
  const budget = 1 - succeeds;
  const outage = outageOf(incident);
  return {
    began: { earliest_ms: began.earliestMs, latest_ms: began.latestMs },
    ended: ended === undefined ? null : { earliest_ms: ended.earliestMs, latest_ms: ended.latestMs },
    outage_ms: outage?.ms ?? null,
    error_ms: outage?.errorMs ?? null,
    objective: { succeeds, within_ms: within ?? null },
    operations: inside.length,
    bad,
    allowed: inside.length * budget,
    burn_rate: budget === 0 ? null : bad / inside.length / budget,
    budget_spent_ms: budget === 0 ? null : (1_000 * bad) / (rate * budget),
  };
};
