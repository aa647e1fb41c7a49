import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ComposeModel } from '../../../src/stack/compose-model.ts';
import { linkBetween, linksOf } from '../../../src/stack/links.ts';
import type { OverlayInput } from '../../../src/stack/overlay/overlay-input.ts';
import { overlay } from '../../../src/stack/overlay/overlay.ts';
import { ownServices } from '../../../src/stack/overlay/own-services.ts';
import { freeSubnet } from '../../../src/stack/subnet.ts';
import { temporaryFolder } from './temporary-folder.ts';

type Yaml = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

const model: ComposeModel = {
  services: {
    app: { image: 'app', ports: [{ target: 3000, published: '3000' }], depends_on: { redis: { condition: 'service_healthy' } } },
    redis: { image: 'redis' },
    job: { image: 'job' },
  },
  networks: { default: {} },
  volumes: { data: {}, shared: { external: true } },
};
const ports = new Map([
  ['app', [3000]],
  ['redis', [6379]],
]);
const subnet = freeSubnet('run-1', []);
const links = linksOf(model, ports, subnet);
const runLabels = { 'dev.firedrill.run': 'run-1', 'dev.firedrill.owner': 'boot/1/2' };

const written = (changes: Partial<OverlayInput> = {}): string =>
  overlay({
    model,
    links,
    ports,
    subnet,
    runLabels,
    images: { toxiproxy: 'toxiproxy:1', toolbox: 'toolbox:1' },
    folders: { sockets: '/tmp/f/run', runbook: '/tmp/f/runbook', linkConfig: '/tmp/f/links.json' },
    configFiles: {},
    environment: {},
    operator: { profiles: ['a', 'b'], environment: { PGPASSWORD: 'pw' }, process: ['sleep', 'infinity'] },
    ...changes,
  });
const laid = (changes: Partial<OverlayInput> = {}): Yaml => parse(written(changes), { logLevel: 'silent' }) as Yaml;
const addressOf = (client: string, server: string): string => linkBetween(links, client, server)?.address ?? '';

describe("the user's services", () => {
  const { services = {} } = laid();

  test('reach each server by an address of the link', () => {
    expect(services['app']?.['extra_hosts']).toEqual([`redis:${addressOf('app', 'redis')}`]);
    expect(services['redis']?.['extra_hosts']).toEqual([`app:${addressOf('redis', 'app')}`]);
    expect(services['job']?.['extra_hosts']).toEqual([`app:${addressOf('job', 'app')}`, `redis:${addressOf('job', 'redis')}`]);
  });

  test('wait for the links where they wait for anything', () => {
    expect(services['app']?.['depends_on']).toEqual({ 'firedrill-links': { condition: 'service_healthy' } });
    expect(services['redis']).not.toHaveProperty('depends_on');
  });

  test('publish their ports on free ports of 127.0.0.1, in place of their own', () => {
    expect(services['app']?.['ports']).toEqual(['127.0.0.1::3000']);
    expect(services['redis']?.['ports']).toEqual(['127.0.0.1::6379']);
    expect(written().match(/ports: !override/g)).toHaveLength(4);
  });

  test('keep everything else as it is', () => {
    for (const name of Object.keys(model.services))
      expect(Object.keys(services[name] ?? {}).filter((key) => !['labels', 'ports', 'extra_hosts', 'depends_on'].includes(key))).toEqual([]);
  });

  test('get the durations as they are played', () => {
    const environment = { app: { LOCKOUT_MINUTES: '0.5' } };
    expect(laid({ environment })['services']?.['app']?.['environment']).toEqual({ LOCKOUT_MINUTES: '0.5' });
    expect(services['app']).not.toHaveProperty('environment');
  });
});

test('everything carries the labels of the run', () => {
  const { services = {}, networks = {}, volumes = {} } = laid();
  for (const part of [...Object.values(services), ...Object.values(networks), ...Object.values(volumes)])
    expect(part['labels']).toMatchObject(runLabels);
  for (const own of Object.values(ownServices)) expect(services[own]?.['labels']).toHaveProperty(['dev.firedrill.role']);
  expect(services['app']?.['labels']).not.toHaveProperty(['dev.firedrill.role']);
});

test('volumes and networks of somebody else are left alone', () => {
  expect(Object.keys(laid()['volumes'] ?? {})).toEqual(['data']);
  const external = { ...model, networks: { default: {}, corporate: { external: true } } };
  expect(Object.keys(laid({ model: external })['networks'] ?? {})).toEqual(['default']);
});

test('the network is the subnet of the run, of which Docker hands out the lower half', () => {
  expect(laid()['networks']?.['default']?.['ipam']).toEqual({ config: [{ subnet: subnet.cidr, ip_range: subnet.dockerRange }] });
});

test('scaled copies stand in for the configs of the same name', () => {
  expect(laid({ configFiles: { rules: '/tmp/f/rules.yml' } })['configs']).toEqual({ rules: { file: '/tmp/f/rules.yml' } });
  expect(laid()).not.toHaveProperty('configs');
});

describe("firedrill's own services", () => {
  const { services = {} } = laid();
  const own = { links: services['firedrill-links'], toolbox: services['firedrill-toolbox'], pager: services['firedrill-pager'] };

  test('give a server up that says nothing, long before the 127 s of a kernel', () => {
    expect(own.links?.['sysctls']).toMatchObject({ 'net.ipv4.tcp_syn_retries': '2' });
  });

  test('are told at once that the name of a stopped container is unknown, whatever name servers the host has', () => {
    for (const one of [own.links, own.toolbox]) expect(one).toMatchObject({ dns_opt: ['ndots:1'], dns_search: ['.'] });
  });

  test('the links listen on every address, and only their control port is published', () => {
    expect(own.links).toMatchObject({ image: 'toxiproxy:1', cap_add: ['NET_ADMIN'], ports: ['127.0.0.1::8474'] });
    expect(own.links?.['environment']).toMatchObject({ LINK_ADDRESSES: links.map(({ address }) => address).join(' ') });
    expect(own.links?.['networks']).toEqual({ default: { ipv4_address: subnet.proxy } });
  });

  test('the toolbox is confined, has the gate for an engine and the names of the run', () => {
    expect(own.toolbox).toMatchObject({
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      read_only: true,
      command: ['sleep', 'infinity'],
    });
    expect(own.toolbox?.['environment']).toMatchObject({
      PGPASSWORD: 'pw',
      DOCKER_HOST: 'unix:///run/firedrill/docker.sock',
      COMPOSE_PROFILES: 'a,b',
    });
    expect(JSON.stringify(own.toolbox?.['volumes'])).not.toContain('/var/run/docker.sock');
  });

  test('the toolbox starts after what others wait for, and before nothing', () => {
    expect(own.toolbox?.['depends_on']).toEqual({ 'firedrill-links': { condition: 'service_started' }, 'redis': { condition: 'service_started' } });
    const elsewhere = { app: { image: 'app', depends_on: { gone: { condition: 'service_started' } } } };
    const { services: others = {} } = laid({ model: { ...model, services: elsewhere }, links: [] });
    expect(others[ownServices.toolbox]?.['depends_on']).toEqual({ 'firedrill-links': { condition: 'service_started' } });
    expect(Object.values(services).flatMap((service) => Object.keys(service['depends_on'] ?? {}))).not.toContain(ownServices.toolbox);
  });

  test('the pager brings deliveries out, and the documented ports of this machine in', () => {
    expect(own.pager?.['network_mode']).toBe('service:firedrill-toolbox');
    const [, , script] = own.pager?.['command'] as readonly string[];
    expect(script).toContain('TCP-LISTEN:3000,bind=127.0.0.1,fork,reuseaddr TCP:app:3000');
    expect(script).toContain('UNIX-CONNECT:/run/firedrill/pager.sock');
  });
});

test('compose itself takes the overlay, and every port ends on 127.0.0.1 without a number of its own', async () => {
  await using folder = await temporaryFolder();
  const [user, over] = [join(folder.path, 'compose.yml'), join(folder.path, 'overlay.yml')];
  await writeFile(
    user,
    'services:\n  app: { image: app, ports: ["3000:3000"], depends_on: [redis] }\n  redis: { image: redis, volumes: ["data:/data"] }\n  job: { image: job }\nvolumes: { data: {}, shared: { external: true } }\n',
  );
  await writeFile(over, written());
  const { stdout } = await promisify(execFile)('docker', ['compose', '--file', user, '--file', over, 'config', '--format', 'json']);
  const resolved = JSON.parse(stdout) as ComposeModel;
  expect(Object.keys(resolved.services).sort()).toEqual(['app', 'firedrill-links', 'firedrill-pager', 'firedrill-toolbox', 'job', 'redis']);
  expect(resolved.services['app']?.ports).toEqual([{ mode: 'ingress', host_ip: '127.0.0.1', target: 3000, protocol: 'tcp' }]);
  expect(Object.keys(resolved.services['app']?.depends_on ?? {}).sort()).toEqual(['firedrill-links', 'redis']);
});
