import { noop } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';
import { links } from './links.ts';
import { processes } from './processes.ts';

/** Every fault of `faults/index.ts`, by the name of its export. A test keeps the list complete. */
export const faultCatalogue: Catalogue = {
  noop: { make: () => noop(service('app')), harmless: true },
  ...links,
  ...processes,
};
