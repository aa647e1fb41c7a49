import { expect, test } from 'vitest';
import { messageOf } from '../../../src/core/message-of.ts';
import { dockerEngine, type DockerEngine } from '../../../src/stack/docker-engine.ts';
import { freeSubnet } from '../../../src/stack/subnet.ts';
import { startContractStack } from '../../contract/containers/contract-stack.ts';
import { docker } from '../../docker.ts';

const file = 'test/integration/stack/lone.compose.yml';
const bases = ['172.28', '10.228', '10.91'];
const allBut = (cidr: string): readonly string[] =>
  bases.flatMap((base) => Array.from({ length: 128 }, (_, block) => `${base}.${String(2 * block)}.0/23`)).filter((each) => each !== cidr);
const subnetOf = (project: string): Promise<string> =>
  docker('network', 'inspect', `${project}_default`, '--format', '{{(index .IPAM.Config 0).Subnet}}');

test('two runs that choose the same subnet at the same moment both start: who comes second takes another', async () => {
  const engine = dockerEngine();
  const { cidr } = freeSubnet(`race-${String(process.pid)}`, await engine.subnets());
  const both = Promise.withResolvers<undefined>();
  let looks = 0;
  /** At the first look of either, nothing is free but one subnet, and neither goes on before the other has looked. */
  const racing = (): DockerEngine => {
    let first = true;
    return {
      ...engine,
      subnets: async () => {
        looks += 1;
        if (looks === 2) both.resolve(undefined);
        await both.promise;
        if (!first) return await engine.subnets();
        first = false;
        return allBut(cidr);
      },
    };
  };
  await using undo = new AsyncDisposableStack();
  const starts = await Promise.allSettled([1, 2].map(async () => undo.use(await startContractStack(file, [], racing()))));
  const subnets = await Promise.all(
    starts.map(async (start) => (start.status === 'fulfilled' ? await subnetOf(start.value.started.project) : messageOf(start.reason))),
  );
  expect(looks).toBe(3);
  expect(subnets).toContain(cidr);
  expect(new Set(subnets).size).toBe(2);
});
