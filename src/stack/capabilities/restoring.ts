import { DrillError } from '../../core/errors.ts';
import { isNotFound } from '../is-not-found.ts';

/** Does the work of a `restore` in a service's container. @throws DrillError `restore-failed` when the container was removed: nothing can be brought back in it. */
export const restoring = async <Answer>(service: string, work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (cause) {
    if (!isNotFound(cause)) throw cause;
    throw new DrillError('restore-failed', `nothing can be brought back in ${service}: its container was removed`, { target: service, cause });
  }
};
