import type { Fault } from '../../src/core/fault.ts';
import { lackOf } from '../../src/stack/capabilities/index.ts';
import type { ComposeModel } from '../../src/stack/compose-model.ts';
import { faultCatalogue } from '../../test/contract/catalogue/index.ts';

/** The faults of the catalogue that this system can suffer, by the names of their exports: as many as its services allow. */
export const faultsHere = (model: ComposeModel): ReadonlyMap<string, Fault> =>
  new Map(
    Object.entries(faultCatalogue).flatMap(([name, { make, harmless }]) => {
      const fault = make();
      const { target, capability, settings } = fault;
      const names = target.type === 'link' ? [target.client, target.server] : [target.name];
      const possible = names.every((service) => Object.hasOwn(model.services, service)) && lackOf(capability, target, settings, model) === undefined;
      return harmless !== true && possible ? [[name, fault] as const] : [];
    }),
  );
