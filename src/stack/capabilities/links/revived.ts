import { setTimeout as wait } from 'node:timers/promises';
import type { Capability } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { requireContainer } from '../find-container.ts';
import type { Row } from '../table.ts';
import { proxiesOf } from './proxies-of.ts';

/** A proxy that was started again listens after a tenth of a second. */
const readyBudgetMs = 4_000;

/**
 * The same row, whose `restore` starts the container of the links again if it died: it is firedrill's own, and nobody else will.
 * Its rules and toxics died with it and its proxies come from their file, so that little is left to restore; whatever the snapshot had is put back all the same.
 */
export const revived = <Settings>(open: Row<StackLink, Settings>['open']): Row<StackLink, Settings>['open'] => {
  return (system, link, settings): Capability => {
    const capability = open(system, link, settings);
    return {
      ...capability,
      restore: async (snapshot) => {
        await revive(system, link);
        await capability.restore(snapshot);
      },
    };
  };
};

const revive = async (system: SystemUnderTest, link: StackLink): Promise<void> => {
  const { Id, State } = await requireContainer(system, ownServices.links);
  if (State.Running) return;
  await system.engine.docker.getContainer(Id).start();
  for (const began = performance.now(); ;) {
    const why = await proxiesOf(system, link, () => Promise.resolve(undefined)).then(
      () => undefined,
      (cause: unknown) => ({ cause }),
    );
    if (why === undefined) return;
    if (performance.now() - began > readyBudgetMs) {
      const message = `the links were started again and did not answer within ${String(readyBudgetMs)} ms`;
      throw new DrillError('restore-failed', message, { target: link.server, ...why });
    }
    await wait(20);
  }
};
