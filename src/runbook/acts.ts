import type { BoundStep } from '../core/runbook.ts';
import { readsOnly } from './reads-only.ts';

/** Whether a step changes something, as far as its words and its binding tell; the others only look. */
export const acts = ({ step, binding }: BoundStep): boolean =>
  binding?.type === 'action' || binding?.type === 'outside' || step.commands.some(({ text }) => !readsOnly(text));
