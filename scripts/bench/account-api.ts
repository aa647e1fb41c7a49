import { accountApi } from '../../fixtures/account-api/stack.ts';
import { timing } from '../../src/core/timing.ts';
import type { StartedStack } from '../../src/stack/start-stack.ts';
import { plannedStack, withStack, type PlannedStack, type StartFacts } from './with-stack.ts';

/** The account API as a drill has planned it. @throws DrillError with a hint when something is missing. */
export const accountApiModel = (): Promise<PlannedStack> => plannedStack(accountApi);

/** Starts it in fast timing, and hands it to `use`. Whatever was started is taken away in the end. */
export const withAccountApi = <Value>(planned: PlannedStack, use: (started: StartedStack, facts: StartFacts) => Promise<Value>): Promise<Value> =>
  withStack(planned, timing('fast', accountApi.fastFactor), use);
