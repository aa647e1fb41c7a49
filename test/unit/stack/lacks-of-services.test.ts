import { expect, test } from 'vitest';
import { clockSkew, cpuThrottle, crashLoop, fillDisk, scaleTo } from '../../../faults/index.ts';
import { minutes } from '../../../src/core/duration.ts';
import type { Fault } from '../../../src/core/fault.ts';
import { cores, percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import type { ComposeService, ComposeVolume } from '../../../src/stack/compose-model.ts';
import { lackOfFault } from './lack-of-fault.ts';

const app = service('app');

const lack = (fault: Fault, declared: ComposeService, volumes: Readonly<Record<string, ComposeVolume>> = {}): string | undefined =>
  lackOfFault(fault, { services: { app: declared }, volumes });

const fill = fillDisk(app, { path: '/scratch/files', to: percent(90) });

test.each<readonly [string, ComposeService]>([
  ['a tmpfs with a size', { tmpfs: ['/scratch:mode=1777,size=16m'] }],
  ['the long form of it', { volumes: [{ type: 'tmpfs', target: '/scratch', tmpfs: { size: '16777216' } }] }],
  ['a volume that is a tmpfs with a size', { volumes: [{ type: 'volume', source: 'small', target: '/scratch' }] }],
])('%s can be filled', (_, declared) => {
  expect(lack(fill, declared, { small: { driver_opts: { type: 'tmpfs', device: 'tmpfs', o: 'size=4m,uid=7' } } })).toBeUndefined();
});

test.each<readonly [string, ComposeService]>([
  ['no mount at all', {}],
  ['a tmpfs elsewhere', { tmpfs: ['/scratch2:size=16m'] }],
  ['a tmpfs without a size, which is half of the memory of the host', { tmpfs: ['/scratch'] }],
  ['a volume on the disk of the host', { volumes: [{ type: 'volume', source: 'large', target: '/scratch' }] }],
  ['a folder of the host', { volumes: [{ type: 'bind', source: '/srv', target: '/scratch' }] }],
  ['a folder of the host inside of a tmpfs', { tmpfs: ['/scratch:size=16m'], volumes: [{ type: 'bind', source: '/srv', target: '/scratch/files' }] }],
])('%s is never filled', (_, declared) => {
  expect(lack(fill, declared, { large: {} })).toBe(
    `/scratch/files would fill the host's own disk or memory: it needs a tmpfs with a size there, as in "tmpfs: ['/scratch/files:size=64m']"`,
  );
});

test.each(['always', 'unless-stopped', 'on-failure', 'on-failure:3'])('a service with restart: %s can crash in a loop', (restart) => {
  expect(lack(crashLoop(app), { restart })).toBeUndefined();
});

test.each<ComposeService>([{}, { restart: 'no' }, { deploy: { restart_policy: { condition: 'none' } } }])(
  '%j cannot, since nothing starts it again',
  (declared) => {
    expect(lack(crashLoop(app), declared)).toContain('restart: always');
  },
);

test('a service that lives among the processes of others cannot crash in a loop', () => {
  expect(lack(crashLoop(app), { restart: 'always', pid: 'host' })).toContain('cannot be told from theirs');
});

const clock = {
  LD_PRELOAD: '/usr/$LIB/faketime/libfaketime.so.1',
  FAKETIME_TIMESTAMP_FILE: '/tmp/clock',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  FAKETIME_NO_CACHE: '1',
};
const skew = clockSkew(app, { ahead: minutes(5) });

test('a service that asks libfaketime for the time, and often enough, can have a wrong clock', () => {
  expect(lack(skew, { environment: clock })).toBeUndefined();
  expect(lack(skew, { environment: { ...clock, FAKETIME_NO_CACHE: null, FAKETIME_CACHE_DURATION: '1' } })).toBeUndefined();
});

test.each<readonly [string, Readonly<Record<string, string | null>>]>([
  ['LD_PRELOAD', { ...clock, LD_PRELOAD: null }],
  ['FAKETIME_TIMESTAMP_FILE', { ...clock, FAKETIME_TIMESTAMP_FILE: null }],
  ['no FAKETIME,', { ...clock, FAKETIME: '+1d' }],
  ['FAKETIME_DONT_FAKE_MONOTONIC', { ...clock, FAKETIME_DONT_FAKE_MONOTONIC: '0' }],
  ['FAKETIME_NO_CACHE', { ...clock, FAKETIME_NO_CACHE: null }],
])('any other has the clock of the kernel, and is told of %s', (missing, environment) => {
  expect(lack(skew, { environment })).toContain(missing);
});

test('only a service without writable volumes runs more than once', () => {
  const data = { type: 'volume', source: 'data', target: '/data' };
  expect(lack(scaleTo(app, { replicas: 2 }), { volumes: [data] })).toContain('would all write to /data');
  expect(lack(scaleTo(app, { replicas: 0 }), { volumes: [data] })).toBeUndefined();
  expect(lack(scaleTo(app, { replicas: 2 }), { volumes: [{ ...data, read_only: true }] })).toBeUndefined();
});

test('any service can be throttled', () => {
  expect(lack(cpuThrottle(app, { to: cores(0.1) }), {})).toBeUndefined();
});
