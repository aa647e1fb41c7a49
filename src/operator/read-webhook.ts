import type { AlertDelivery } from '../core/alert-delivery.ts';
import { isRecord } from '../core/is-record.ts';

type Told = Omit<AlertDelivery, 'at' | 'notification'>;

/** Reads a delivery of Alertmanager, webhook format version 4. Answers `undefined` unless every alert in it can be read. */
export const readWebhook = (text: string): readonly Told[] | undefined => {
  const parsed = parse(text);
  if (!isRecord(parsed) || parsed['version'] !== '4' || !Array.isArray(parsed['alerts'])) return undefined;
  const shared = { ...textAs('receiver', parsed['receiver']), ...textAs('group', parsed['groupKey']) };
  const alerts = parsed['alerts'].map((alert) => readAlert(alert, shared));
  return alerts.every((alert) => alert !== undefined) ? alerts : undefined;
};

const readAlert = (alert: unknown, shared: Pick<Told, 'receiver' | 'group'>): Told | undefined => {
  if (!isRecord(alert)) return undefined;
  const { status, labels, annotations, fingerprint } = alert;
  if ((status !== 'firing' && status !== 'resolved') || !areTexts(labels)) return undefined;
  const name = labels['alertname'];
  if (name === undefined) return undefined;
  return {
    alert: name,
    state: status,
    labels,
    annotations: areTexts(annotations) ? annotations : {},
    ...shared,
    ...textAs('fingerprint', fingerprint),
  };
};

const textAs = <Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> =>
  typeof value === 'string' ? ({ [name]: value } as Record<Name, string>) : {};

const areTexts = (values: unknown): values is Readonly<Record<string, string>> =>
  isRecord(values) && Object.values(values).every((value) => typeof value === 'string');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
