import { networkInterfaces } from 'node:os';
import { messageOf } from '../core/message-of.ts';
import type { DockerEngine } from './docker-engine.ts';
import { freeSubnet, type Subnet } from './subnet.ts';

/** Each try fails only because somebody else's network came first: five in a row are no coincidence any more. */
const mostTries = 5;

/**
 * Starts something on a free subnet. Between choosing it and having it, another run may take it: then the next one is tried, and whatever was
 * started before is left to `start`, which is called again.
 * @throws whatever `start` throws, and what `freeSubnet` does.
 */
export const onFreeSubnet = async <T>(engine: Pick<DockerEngine, 'subnets'>, runId: string, start: (subnet: Subnet) => Promise<T>): Promise<T> => {
  const lost: string[] = [];
  for (;;) {
    const subnet = freeSubnet(runId, [...(await engine.subnets()), ...hostNetworks(), ...lost]);
    try {
      return await start(subnet);
    } catch (error) {
      lost.push(subnet.cidr);
      if (!isTaken(error) || lost.length >= mostTries) throw error;
    }
  }
};

/** "Pool overlaps with other one on this address space", as every Docker Engine says it. */
const isTaken = (error: unknown): boolean => messageOf(error).includes('Pool overlaps with other one');

const hostNetworks = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .flatMap(({ family, cidr }) => (family === 'IPv4' && cidr !== null ? [cidr] : []));
