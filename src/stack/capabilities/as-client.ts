import { ownServices } from '../overlay/own-services.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { containerOf } from './container-of.ts';

/** Runs a command as a client of the stack, in another container of its network, past every link. Answers what it printed, whatever it ended with. */
export const asClient = async (system: SystemUnderTest, argv: readonly string[]): Promise<string> =>
  (await system.engine.exec(containerOf(system, ownServices.pager), argv)).output;
