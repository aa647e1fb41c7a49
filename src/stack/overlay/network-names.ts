import type { ComposeModel } from '../compose-model.ts';
import { internal } from './internal.ts';

/** The networks that a system makes; Compose makes one where none is named. */
export const networkNames = (model: ComposeModel): readonly string[] => {
  const names = internal(model.networks);
  return names.length === 0 ? ['default'] : names;
};
