import type { Outline } from '../../core/outline.ts';

/** For programs: one object, `firedrill.outline/1`. */
export const outlineJson = (outlines: readonly Outline[]): string =>
  `${JSON.stringify({ schema: 'firedrill.outline/1', documents: outlines }, undefined, 2)}\n`;
