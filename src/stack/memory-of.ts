import { mebibytes, type Bytes } from '../core/quantity.ts';
import type { ComposeModel, ComposeService } from './compose-model.ts';

/** What a container without a limit is counted as: more than any of the reference systems' was seen to take. */
const undeclared = mebibytes(256);

/** How much memory the containers of a system may take together, by the limits that its compose file sets. */
export const memoryOf = ({ services }: ComposeModel): Bytes =>
  Object.values(services).reduce((sum, service) => sum + (limitOf(service) ?? undeclared), 0) as Bytes;

/** Compose writes a limit in bytes, as a string. */
const limitOf = ({ mem_limit: own, deploy }: ComposeService): number | undefined => {
  const limit = own ?? deploy?.resources?.limits?.memory;
  return limit === undefined || Number(limit) === 0 ? undefined : Number(limit);
};
