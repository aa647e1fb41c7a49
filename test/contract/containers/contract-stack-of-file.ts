import { afterAll, beforeAll } from 'vitest';
import { startContractStack, type ContractStack } from './contract-stack.ts';

/**
 * One stack for all tests of a file, or of the `describe` that this is called in.
 * @returns the stack, for what runs inside of tests.
 */
export const contractStackOfFile = (composeFile: string, rules: readonly string[] = []): (() => ContractStack) => {
  let stack: ContractStack;
  beforeAll(async () => {
    stack = await startContractStack(composeFile, rules);
  });
  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
  });
  return () => stack;
};
