import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failureCode } from '../../../src/cli/failure-code.ts';
import { DrillError } from '../../../src/core/errors.ts';

let screen = '';
beforeEach(() => {
  screen = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    screen += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('a failure on purpose is told with its hint and its code; paths are shortened', () => {
  const file = `${process.cwd()}/drills/redis-outage.drill.ts`;
  const error = new DrillError('service-unknown', 'the compose file has no service "x"', { place: { file, line: 3 }, hint: `see ${file}` });
  expect(failureCode(error)).toBe(3);
  expect(screen).toBe(
    'firedrill: drills/redis-outage.drill.ts:3: the compose file has no service "x"\n  see drills/redis-outage.drill.ts\n  [service-unknown]\n',
  );
});

test('a failure without a hint has no empty line', () => {
  expect(failureCode(new DrillError('engine-missing', 'no engine answers'))).toBe(4);
  expect(screen).toBe('firedrill: no engine answers\n  [engine-missing]\n');
});

test.each([
  [new TypeError('x is not a function'), /^firedrill: a bug of firedrill's own: TypeError: x is not a function\n {4}at /],
  ['a string', /^firedrill: a bug of firedrill's own: a string\n$/],
])('anything else is a bug, and never a pass: %s', (error, said) => {
  expect(failureCode(error)).toBe(2);
  expect(screen).toMatch(said);
});
