import { alertPath } from './alert-delays.ts';
import type { AlertPipeline } from './alert-pipeline.ts';
import { groupLabels, matchesAll, routesOf, type Labels } from './routes-of.ts';

const prefix = 'FiredrillSelfTest';

/** A name that no rule has and no two tests share. */
export const selfTestName = (number: number): string => `${prefix}${String(number)}`;

export const isSelfTest = (alert: string): boolean => alert.startsWith(prefix);

/**
 * The labels of a test alert that takes the way of a documented one, or why there can be none: it must page nobody whom the trial will not page anyway,
 * open a group of its own, so that the real alert still waits its group_wait, and inhibit nothing.
 */
export const selfTestLabels = (
  pipeline: AlertPipeline,
  alert: string,
  name: string,
): { readonly labels: Labels; readonly why?: undefined } | { readonly why: string } => {
  const path = alertPath(pipeline, alert);
  if (path === undefined) return { why: `no rule defines ${alert}` };
  const own: Labels = { ...path.rule.labels, alertname: alert };
  const labels: Labels = { ...path.rule.labels, alertname: name };
  const receivers = new Set(routesOf(pipeline.route, own).map(({ receiver }) => receiver));
  const taken = routesOf(pipeline.route, labels);
  const stranger = taken.find(({ receiver }) => !receivers.has(receiver));
  if (stranger !== undefined) return { why: `the routes would lead it to ${stranger.receiver}, who has nothing to do with ${alert}` };
  const shared = taken.find((route) => JSON.stringify(groupLabels(route, labels)) === JSON.stringify(groupLabels(route, own)));
  if (shared !== undefined) return { why: `it would join the group of ${alert}, and make it wait for the next turn of that group` };
  if (pipeline.inhibitedBy.some((matchers) => matchesAll(matchers, labels))) return { why: 'it would inhibit other alerts' };
  return { labels };
};
