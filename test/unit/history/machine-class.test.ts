import { expect, test } from 'vitest';
import { machineClass, type MachineFacts } from '../../../src/history/machine-class.ts';

const facts: MachineFacts = { cpus: 2, model: 'Some CPU ', memoryBytes: 25_200_000_000, os: 'linux 6.18.44-generic', engine: '29.1.3' };

test('a class is told in words, and has the same id for the same words', () => {
  expect(machineClass(facts)).toEqual({ id: '0738ec40', words: '2 x Some CPU, 23 GiB, linux 6.18, engine 29.1' });
});

test.each([{ memoryBytes: 25_100_000_000 }, { os: 'linux 6.18.99' }, { engine: '29.1.99+dfsg' }])(
  'what is only mended changes nothing: %j',
  (change) => {
    expect(machineClass({ ...facts, ...change })).toEqual(machineClass(facts));
  },
);

test.each([{ cpus: 4 }, { model: 'Other' }, { memoryBytes: 34e9 }, { os: 'linux 6.19.0' }, { engine: '30.0.0' }])('%j is another class', (change) => {
  expect(machineClass({ ...facts, ...change }).id).not.toBe(machineClass(facts).id);
});
