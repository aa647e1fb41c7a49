import type { Sighting } from '../../core/capability.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { findContainer } from './find-container.ts';

/**
 * What is seen of a harm that lived in a container alone, when that is no longer there: it went with it, and its successor never had it.
 * `undefined` while the container is there.
 */
export const wentWithContainer = async (system: SystemUnderTest, service: string): Promise<Sighting | undefined> =>
  (await findContainer(system, service)) === undefined ? { harmed: false, saw: `the container of ${service} was removed` } : undefined;
