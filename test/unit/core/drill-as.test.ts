import { describe, expect, test } from 'vitest';
import declared from '../../../drills/redis-outage.drill.ts';
import { drillAs } from '../../../src/core/drill-as.ts';
import { drill, type Drill } from '../../../src/core/drill.ts';
import { noFault, toothless } from '../../../src/core/twin.ts';
import { variantNames } from '../../../src/core/variant-names.ts';

const outage: Drill = drill({
  ...declared,
  variants: { hung: { alerts: 'RedisHung', twins: { 'no-fault': noFault() } }, slow: { noise: ['Slow'] } },
  twins: { toothless: toothless() },
});

describe('a drill is chosen by name', () => {
  test('itself, without one', () => {
    expect(drillAs(outage, null)).toEqual({ drill: outage, variation: null, twin: null });
  });

  test('a variant is the drill with what it changes, and without the drill’s twins', () => {
    const chosen = drillAs(outage, 'hung');
    expect(chosen).toMatchObject({ variation: 'hung', twin: null, drill: { alerts: 'RedisHung', checks: outage.checks } });
    expect(Object.keys(chosen?.drill.twins ?? {})).toEqual(['no-fault']);
  });

  test('a twin belongs to the drill or to one variant', () => {
    expect(drillAs(outage, 'toothless')).toMatchObject({ variation: null, twin: { sabotage: 'toothless' } });
    expect(drillAs(outage, 'hung.no-fault')).toMatchObject({ variation: 'hung', twin: { sabotage: 'no-fault' }, drill: { alerts: 'RedisHung' } });
  });

  test.each(['no-fault', 'hung.toothless', 'slow.no-fault', 'hung.', 'constructor', 'hung.constructor', ''])('there is none called "%s"', (name) => {
    expect(drillAs(outage, name)).toBeUndefined();
  });

  test('every name is listed, and what must be held apart from what must not', () => {
    expect(variantNames(outage)).toEqual({ variants: ['hung', 'slow'], twins: ['toothless', 'hung.no-fault'] });
  });

  test('one name for a variant and a twin is refused where the drill is declared', () => {
    expect(() => drill({ ...declared, variants: { toothless: {} }, twins: { toothless: toothless() } })).toThrow(
      '"toothless" is a variant and a twin',
    );
  });
});
