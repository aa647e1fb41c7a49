import { sanitizeTerminal } from '../sanitize-terminal.ts';

/** The same value with every string inside it made harmless. The one door through which outside text comes into the console reporter. */
export const sanitizeDeep = <Value>(value: Value): Value => clean(value) as Value;

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return sanitizeTerminal(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  // Names are strings from outside too: ids of operations, labels of alerts.
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [sanitizeTerminal(name), clean(field)]));
};
