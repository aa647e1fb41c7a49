import { expect, test } from 'vitest';
import * as catalogue from '../../faults/index.ts';
import { faultCatalogue } from './catalogue/index.ts';
import { faultContract } from './fault-contract.ts';

test('the contract covers every fault that there is', () => {
  expect(Object.keys(faultCatalogue).sort()).toEqual(Object.keys(catalogue).sort());
});

for (const [name, entry] of Object.entries(faultCatalogue)) faultContract(name, entry);
