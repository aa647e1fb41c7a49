import { describe, expect, test } from 'vitest';
import type { ComposeModel, ComposeService } from '../../../src/stack/compose-model.ts';
import { linkBetween, linksOf, portsOf, proxyName, sharesNetwork } from '../../../src/stack/links.ts';
import { freeSubnet } from '../../../src/stack/subnet.ts';

const modelOf = (services: Record<string, ComposeService>): ComposeModel => ({ services });
const subnet = freeSubnet('run', []);

describe('the ports of a service', () => {
  test.each([
    ['published', { ports: [{ target: 3000, published: '80' }] }, [], [3000]],
    ['exposed by the compose file', { expose: ['6379', 5432] }, [], [5432, 6379]],
    ['exposed by its image', {}, [9090], [9090]],
    ['all of them once, in order', { ports: [{ target: 3000 }], expose: ['3000', '80'] }, [3000, 22], [22, 80, 3000]],
    [
      'not UDP',
      {
        ports: [
          { target: 53, protocol: 'udp' },
          { target: 54, protocol: 'tcp' },
        ],
      },
      [],
      [54],
    ],
  ] as const)('%s', (_, service, byImage, expected) => {
    expect(portsOf(service, byImage)).toEqual(expected);
  });
});

describe('the links of a stack', () => {
  const model = modelOf({ redis: {}, app: {}, db: {} });
  const ports = new Map([
    ['app', [3000]],
    ['db', [5432]],
    ['redis', [6379, 16379]],
  ]);

  test('are every ordered pair of services, each with an address of its own', () => {
    const links = linksOf(model, ports, subnet);
    expect(links.map(({ client, server }) => `${client} -> ${server}`)).toEqual([
      'app -> db',
      'app -> redis',
      'db -> app',
      'db -> redis',
      'redis -> app',
      'redis -> db',
    ]);
    expect(new Set(links.map(({ address }) => address)).size).toBe(6);
    expect(links.every(({ address }) => address !== subnet.proxy)).toBe(true);
  });

  test('are the same for the same model in another order', () => {
    const other = modelOf({ db: {}, app: {}, redis: {} });
    expect(linksOf(other, ports, subnet)).toEqual(linksOf(model, ports, subnet));
  });

  test('lead to no server that offers nothing', () => {
    expect(linksOf(model, new Map([['redis', [6379]]]), subnet).map(({ client, server }) => `${client} -> ${server}`)).toEqual([
      'app -> redis',
      'db -> redis',
    ]);
  });

  test('go to every port that their server offers', () => {
    const portsTo = linksOf(model, ports, subnet).map(({ client, server, ports: theirs }) => [client, server, ...theirs]);
    expect(portsTo).toContainEqual(['app', 'redis', 6379, 16379]);
    expect(portsTo).toContainEqual(['redis', 'app', 3000]);
  });

  test('are found by their ends', () => {
    const links = linksOf(model, ports, subnet);
    expect(linkBetween(links, 'app', 'redis')).toMatchObject({ client: 'app', server: 'redis' });
    expect(linkBetween(links, 'app', 'app')).toBeUndefined();
  });

  test('need a network in common; without any, services are on the default one', () => {
    const split = modelOf({ a: { networks: { x: null } }, b: { networks: { x: null, y: null } }, c: { networks: { y: null } }, d: {} });
    expect([sharesNetwork(split, 'a', 'b'), sharesNetwork(split, 'a', 'c'), sharesNetwork(split, 'd', 'a')]).toEqual([true, false, false]);
    expect(sharesNetwork(modelOf({ d: {}, e: {} }), 'd', 'e')).toBe(true);
  });

  test('have one proxy per port', () => {
    expect(proxyName({ client: 'app', server: 'redis' }, 6379)).toBe('app->redis:6379');
  });
});
