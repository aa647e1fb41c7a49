import type { Fault } from '../../../src/core/fault.ts';
import { lackOf } from '../../../src/stack/capabilities/index.ts';
import type { ComposeModel } from '../../../src/stack/compose-model.ts';

/** Why a fault's target cannot suffer it in this compose file; `undefined` where it can. */
export const lackOfFault = ({ capability, target, settings }: Fault, model: ComposeModel): string | undefined =>
  lackOf(capability, target, settings, model);
