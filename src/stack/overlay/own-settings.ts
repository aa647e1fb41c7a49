import { labels } from '../labels.ts';
import type { OverlayInput } from './overlay-input.ts';

/** What firedrill's own services have in common. @param role - what it is for, as its label tells. */
export const ownSettings = ({ runLabels }: OverlayInput, role: string): Record<string, unknown> => ({
  labels: { ...runLabels, [labels.role]: role },
  restart: 'no',
  logging: { driver: 'json-file', options: { 'max-size': '10m' } },
});
