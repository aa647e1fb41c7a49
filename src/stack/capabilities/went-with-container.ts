import { isNotFound } from '../is-not-found.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { containerOf } from './container-of.ts';

/** Whether the container that a fault struck is no longer there: what lived in it alone went with it, and its successor never had it. */
export const wentWithContainer = async (system: SystemUnderTest, service: string): Promise<boolean> =>
  system.engine.inspect(containerOf(system, service)).then(
    () => false,
    (error: unknown) => {
      if (isNotFound(error)) return true;
      throw error;
    },
  );
