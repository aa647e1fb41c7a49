import type { AlertDelivery } from '../core/alert-delivery.ts';
import { isRecord } from '../core/is-record.ts';

/** Reads a delivery of Alertmanager, webhook format version 4. Answers `undefined` unless every alert in it can be read. */
export const readWebhook = (text: string): readonly Omit<AlertDelivery, 'at'>[] | undefined => {
  const parsed = parse(text);
  if (!isRecord(parsed) || parsed['version'] !== '4' || !Array.isArray(parsed['alerts'])) return undefined;
  const alerts = parsed['alerts'].map(readAlert);
  return alerts.every((alert) => alert !== undefined) ? alerts : undefined;
};

const readAlert = (alert: unknown): Omit<AlertDelivery, 'at'> | undefined => {
  if (!isRecord(alert)) return undefined;
  const { status, labels } = alert;
  if ((status !== 'firing' && status !== 'resolved') || !isLabels(labels)) return undefined;
  const name = labels['alertname'];
  return name === undefined ? undefined : { alert: name, state: status, labels };
};

const isLabels = (labels: unknown): labels is Readonly<Record<string, string>> =>
  isRecord(labels) && Object.values(labels).every((value) => typeof value === 'string');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
