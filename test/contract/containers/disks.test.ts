import { clockSkew, corruptFile, deleteFile, fillDisk, readOnly } from '../../../faults/index.ts';
import { minutes } from '../../../src/core/duration.ts';
import { bytes, percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import { ping } from '../two-clients.ts';
import { contractOnContainers, type Promised } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const [store, timed] = [service('store'), service('timed')];

/** What a shell in the container of the files says, if only why it failed. */
const said = (stack: ContractStack, command: string): Promise<string> => stack.exec('store', 'sh', '-c', `{ ${command}; } 2>&1 || true`);

/** Everything of the files that a fault may touch. */
const files = async (stack: ContractStack): Promise<readonly string[]> => [
  await said(stack, 'stat -c "%n %s %a %u:%g %.9Y" /book; sha256sum /book'),
  await said(stack, 'ls -lA /scratch /limited; df -k --output=size,used /scratch /limited'),
  // Sorted: each start mounts the volumes in another order.
  await said(stack, 'ls -A /shelf; cut -d" " -f5,6 /proc/1/mountinfo | sort'),
];

const onFiles = {
  healthy: 'one two three four',
  neighbour: (stack) => said(stack, 'cat /etc/os-release'),
  digest: files,
} satisfies Partial<Promised>;

/** Writes what stays nowhere, as far as there is room for it. */
const writing = (stack: ContractStack, folder: string): Promise<string> =>
  said(stack, `head -c 64K /dev/zero > ${folder}/page && echo written; rm -f ${folder}/page`).then((text) => text.split(': ').at(-1) ?? '');

/** By the clock of a server that was running before, in minutes. */
const minutesOff = async (stack: ContractStack): Promise<number> => {
  const now = await stack.exec('timed', 'psql', '-U', 'postgres', '-Atc', 'select extract(epoch from clock_timestamp())');
  // Not -0.
  return Math.round((Number(now) * 1_000 - Date.now()) / 60_000) + 0;
};

contractOnContainers('test/contract/containers/machines.compose.yml', [
  {
    ...onFiles,
    fault: fillDisk(store, { path: '/scratch', to: percent(100) }),
    sees: (stack) => writing(stack, '/scratch'),
    healthy: 'written',
    harmed: 'No space left on device',
    neighbour: (stack) => writing(stack, '/limited'),
    afterRestart: 'healed',
  },
  {
    ...onFiles,
    fault: readOnly(store, { path: '/shelf' }),
    sees: (stack) => writing(stack, '/shelf'),
    healthy: 'written',
    harmed: 'Read-only file system',
    neighbour: (stack) => writing(stack, '/scratch'),
    afterRestart: 'healed',
  },
  // The main process makes the file anew when it starts.
  {
    ...onFiles,
    fault: corruptFile(store, { path: '/book', offset: bytes(4), length: bytes(3) }),
    // Three bytes in the middle and nothing beside them.
    sees: async (stack) => [(await said(stack, 'head -c 7 /book')) === 'one two', await said(stack, 'head -c 4 /book; tail -c 12 /book')],
    healthy: [true, 'one  three four'],
    harmed: [false, 'one  three four'],
    afterRestart: 'healed',
  },
  {
    ...onFiles,
    fault: deleteFile(store, { path: '/book' }),
    sees: (stack) => said(stack, 'cat /book'),
    harmed: 'cat: /book: No such file or directory',
    afterRestart: 'healed',
  },
  {
    fault: clockSkew(timed, { behind: minutes(5) }),
    sees: minutesOff,
    healthy: 0,
    harmed: -5,
    neighbour: async (stack) => (await ping(stack.container('b'))).outcome,
    digest: (stack) => stack.exec('timed', 'ls', '-A', '/tmp'),
    afterRestart: 'bites',
  },
]);
