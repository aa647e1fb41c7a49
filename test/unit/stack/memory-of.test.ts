import { expect, test } from 'vitest';
import { mebibytes } from '../../../src/core/quantity.ts';
import { memoryOf } from '../../../src/stack/memory-of.ts';

test('limits count as they are declared, either way, and a container without one as 256 MiB', () => {
  expect(
    memoryOf({
      services: {
        kafka: { mem_limit: '536870912' },
        app: { deploy: { resources: { limits: { memory: '134217728' } } } },
        redis: {},
        unlimited: { mem_limit: '0' },
      },
    }),
  ).toBe(mebibytes(512 + 128 + 256 + 256));
});
