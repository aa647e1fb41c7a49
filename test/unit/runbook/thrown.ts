import { DrillError } from '../../../src/core/errors.ts';

/** The DrillError that `attempt` throws, as far as people see it. */
export const thrown = (attempt: () => unknown): { readonly code: string; readonly message: string; readonly hint: string | undefined } => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DrillError) return { code: error.code, message: error.message, hint: error.details.hint };
    throw error;
  }
  throw new Error('nothing was thrown');
};
