import type { Fault } from '../../src/core/fault.ts';
import type { Stack } from '../../src/core/stack.ts';
import { servicesOfTarget } from '../../src/core/target.ts';
import { imageEnvironment } from '../../src/setup/image-environment.ts';
import { imageTags } from '../../src/setup/image-tags.ts';
import { lackOf } from '../../src/stack/capabilities/index.ts';
import type { ComposeModel } from '../../src/stack/compose-model.ts';
import { faultCatalogue } from '../../test/contract/catalogue/index.ts';
import { readSystem, systems } from './systems.ts';

/** A fault, and the system on which it is tried. */
export interface FaultTrial {
  readonly fault: Fault;
  readonly system: Stack;
}

/** Every fault of the catalogue by the name of its export, the honest baseline aside. @throws Error when no system can suffer one. */
export const faultTrials = async (): Promise<ReadonlyMap<string, FaultTrial>> => {
  const images = imageEnvironment(await imageTags());
  const read = await Promise.all(systems.map(async (system) => ({ system, model: await readSystem(system, images) })));
  return new Map(
    Object.entries(faultCatalogue)
      .filter(([, { harmless }]) => harmless !== true)
      .map(([name, { make }]) => {
        const fault = make();
        const found = read.find(({ model }) => canSuffer(model, fault));
        if (found === undefined) throw new Error(`no system here can suffer ${name} on ${fault.target.name}`);
        return [name, { fault, system: found.system }] as const;
      }),
  );
};

const canSuffer = (model: ComposeModel, { target, capability, settings }: Fault): boolean =>
  servicesOfTarget(target).every((service) => Object.hasOwn(model.services, service)) && lackOf(capability, target, settings, model) === undefined;
