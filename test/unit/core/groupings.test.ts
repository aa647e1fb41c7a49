import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../../src/core/composition.ts';
import { service } from '../../../src/core/target.ts';
import { majority, minority, partition, ring } from '../../../faults/index.ts';

const nodes = (count: number) => Array.from({ length: count }, (_, index) => service(`n${String(index + 1)}`));
const names = (groups: ReturnType<typeof ring>): readonly string[] => groups.map((group) => group.map(({ name }) => name).join(''));
const cutOf = (groups: ReturnType<typeof ring>): ReadonlySet<string> => new Set(faultsOf([partition(groups)]).map(({ target }) => target.name));

describe('the first-named service', () => {
  test.each([
    [3, ['n1n2', 'n3'], ['n1', 'n2n3']],
    [4, ['n1n2n3', 'n4'], ['n1', 'n2n3n4']],
    [5, ['n1n2n3', 'n4n5'], ['n1n2', 'n3n4n5']],
  ])('of %i stands where it is told to', (count, most, fewer) => {
    expect(names(majority(nodes(count)))).toEqual(most);
    expect(names(minority(nodes(count)))).toEqual(fewer);
  });

  test('needs two others', () => {
    expect(() => majority(nodes(2))).toThrow(new RangeError('a majority is of 3 services or more, got 2'));
    expect(() => minority(nodes(2))).toThrow(new RangeError('a minority is of 3 services or more, got 2'));
  });
});

describe('a ring', () => {
  test.each([4, 5, 6, 7, 8, 9])('of %i: everybody sees a majority, nobody sees all or what another sees, both ways', (count) => {
    const all = nodes(count);
    const cut = cutOf(ring(all));
    const seen = all.map(({ name }) => all.filter((other) => other.name === name || !cut.has(`${name} -> ${other.name}`)).map((other) => other.name));
    for (const one of seen) {
      expect(one.length).toBeGreaterThan(count / 2);
      expect(one.length).toBeLessThan(count);
    }
    expect(new Set(seen.map((one) => one.join())).size).toBe(count);
    for (const name of cut) expect(cut.has(name.split(' -> ').toReversed().join(' -> '))).toBe(true);
  });

  test('of three would cut nothing', () => {
    expect(() => ring(nodes(3))).toThrow(new RangeError('a ring is of 4 services or more, got 3'));
  });
});

test('one way, the later groups still reach the earlier', () => {
  const [a, b, c] = nodes(3);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three');
  expect(faultsOf([partition([[a], [b, c]], { oneWay: true })]).map(({ target }) => target.name)).toEqual(['n1 -> n2', 'n1 -> n3']);
});

test('a bridge reaches both sides, and the sides reach the bridge only', () => {
  const [a, b, c] = nodes(3);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three');
  expect([
    ...cutOf([
      [a, b],
      [b, c],
    ]),
  ]).toEqual(['n1 -> n3', 'n3 -> n1']);
});
