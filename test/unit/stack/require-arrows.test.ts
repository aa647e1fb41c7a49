import { expect, test } from 'vitest';
import { blackhole, kill } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { linksOf } from '../../../src/stack/links.ts';
import { requireArrows } from '../../../src/stack/require-arrows.ts';
import { freeSubnet } from '../../../src/stack/subnet.ts';

const [app, redis, worker] = [service('app'), service('redis'), service('worker')];
const links = linksOf({ services: { app: {}, redis: {}, worker: {} } }, new Map([['redis', [6379]]]), freeSubnet('run', []));

test('an arrow to a server that offers no port is refused at the line of the drill', () => {
  expect(() => {
    requireArrows(links, [kill(worker), blackhole(app.to(redis))]);
  }).not.toThrow();
  expect(() => {
    requireArrows(links, [blackhole(app.to(worker))]);
  }).toThrow(
    expect.objectContaining({
      code: 'link-unknown',
      message: expect.stringMatching(
        /require-arrows\.test\.ts:16:\d+: there is no link from app to worker: nothing says which TCP port it offers$/,
      ) as string,
    }),
  );
});

test('so is a port that the server does not offer', () => {
  expect(() => {
    requireArrows(links, [blackhole(app.to(redis), { port: 6379 })]);
  }).not.toThrow();
  expect(() => {
    requireArrows(links, [blackhole(app.to(redis), { port: 9093 })]);
  }).toThrow('there is no link from app to redis: it offers 6379, and not 9093');
});
