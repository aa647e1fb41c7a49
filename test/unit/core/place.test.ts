import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/check.ts';
import { drill } from '../../../src/core/drill.ts';
import { minutes, seconds } from '../../../src/core/duration.ts';
import { fault } from '../../../src/core/fault.ts';
import { callSite, formatPlace, type Place } from '../../../src/core/place.ts';
import { percent, perSecond } from '../../../src/core/quantity.ts';
import { runbook } from '../../../src/core/runbook-reference.ts';
import { stack } from '../../../src/core/stack.ts';
import { service } from '../../../src/core/target.ts';
import { loseOne, misname, noFault, toothless, withhold } from '../../../src/core/twin.ts';
import { here } from './here.ts';

const file = fileURLToPath(import.meta.url);
const at = (line: number): unknown => ({ file, line, column: expect.any(Number) as number });

test('a place is written as editors read it', () => {
  expect(formatPlace({ file: 'a.md', line: 3 })).toBe('a.md:3');
  expect(formatPlace({ file: 'a.md', line: 3, column: 7 })).toBe('a.md:3:7');
});

describe('the call site', () => {
  const made = (): Place | undefined => callSite(made);

  test('is the line that called, not the line that asked', () => {
    const [line, place] = [here(), made()];
    expect(place).toEqual(at(line));
  });

  test('is the line of the call in a chain over several lines', () => {
    const line = here() + 3;
    const link = service('app')
      // a comment between
      .to(service('redis'));
    expect(link.place).toEqual(at(line));
  });

  test('skips the frames above the callee', () => {
    const outer = (): Place | undefined => inner();
    const inner = (): Place | undefined => callSite(outer);
    const [line, place] = [here(), outer()];
    expect(place).toEqual(at(line));
  });

  test('is nothing where the callee is not on the stack', () => {
    expect(callSite(() => undefined)).toBeUndefined();
  });
});

const target = service('app');
const page = runbook('app').section('Redis');
const words = { does: '', usersSee: '', bites: '', lifted: '' };
const system = stack({
  name: 'app',
  compose: 'compose.yml',
  profiles: [],
  documentedAs: 'compose.yml',
  alerting: { prometheus: '', alertmanager: '', rules: [] },
  durations: [],
  fastFactor: 10,
});

test.each([
  ['service', () => [here(), service('a').place]],
  ['link', () => [here(), target.to(target).place]],
  ['section', () => [here(), runbook('a').section('b').place]],
  ['detection', () => [here(), page.detection.are({}).place]],
  ['recovery', () => [here(), page.recovery.by({}).place]],
  ['noFault', () => [here(), noFault().place]],
  ['toothless', () => [here(), toothless().place]],
  ['withhold', () => [here(), withhold('a').place]],
  ['misname', () => [here(), misname('a', 'b').place]],
  ['loseOne', () => [here(), loseOne().place]],
] as const)('%s knows the line that wrote it', (_, write) => {
  const [line, place] = write() as [number, Place | undefined];
  expect(place).toEqual(at(line));
});

test('a fault knows the line that called its maker', () => {
  const burn = (): { readonly place: Place | undefined } => fault(burn, { kind: 'burn', target, capability: 'nothing', settings: {}, words });
  const [line, { place }] = [here(), burn()];
  expect(place).toEqual(at(line));
});

test('a drill is frozen and knows its line', () => {
  const line = here() + 1;
  const declared = drill({
    tries: page,
    stack: system,
    load: { name: 'none', rate: perSecond(1), inFlight: 1, open: () => Promise.reject(new Error('never')) },
    promises: { detected: seconds(1), alerted: seconds(1), restored: minutes(1), stable: seconds(1), lost: 'nothing' },
    steady: { for: seconds(1), conditions: [], succeeds: percent(99) },
    breaks: [],
    detects: page.detection.are({}),
    alerts: 'A',
    recovers: page.recovery.by({}),
    checks: [check({ claim: 'c', judge: () => ({ verdict: 'held', saw: '', evidence: [] }) })],
    twins: {},
  });
  expect(declared.place).toEqual(at(line));
  expect(Object.isFrozen(declared)).toBe(true);
});

test('bindings belong to their section', () => {
  const bound = page.detection.are({});
  expect(bound.reference).toBe(page);
  expect(page).toMatchObject({ runbook: 'app', section: 'Redis' });
});
