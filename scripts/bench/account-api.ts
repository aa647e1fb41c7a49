import { accountApi } from '../../fixtures/account-api/stack.ts';
import { plannedStack, type PlannedStack } from './with-stack.ts';

/** The account API as a drill has planned it. @throws DrillError with a hint when something is missing. */
export const accountApiModel = (): Promise<PlannedStack> => plannedStack(accountApi);
