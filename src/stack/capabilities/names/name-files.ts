import type { Capability, Snapshot } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { findContainer } from '../find-container.ts';
import { runIn } from '../run-in.ts';

/** The files in which a program's resolver looks, as text. Docker mounts both one by one: they must be written in place. */
export interface NameFiles {
  readonly hosts: string;
  readonly resolver: string;
}

const paths = { hosts: '/etc/hosts', resolver: '/etc/resolv.conf' } as const;
const writeScript = 'printf %s "$2" > "$1"';

/**
 * Harm to what a link's client finds under names, done by other text in its name files. The snapshot has their text, and the start of the container:
 * Docker writes them anew at each start, so that after one there is nothing left to lift, and the old text would be wrong.
 */
export const nameFiles = (
  system: SystemUnderTest,
  { client }: StackLink,
  changed: (found: NameFiles) => Promise<NameFiles>,
): Omit<Capability, 'look'> => {
  const read = (name: keyof NameFiles): Promise<string> => runIn(system, client, ['cat', paths[name]], { user: 'root' });
  const write = async (wanted: NameFiles): Promise<void> => {
    for (const name of ['hosts', 'resolver'] as const) {
      if ((await read(name)) !== wanted[name])
        await runIn(system, client, ['sh', '-c', writeScript, 'sh', paths[name], wanted[name]], { user: 'root' });
    }
  };
  const readAll = async (): Promise<NameFiles> => ({ hosts: await read('hosts'), resolver: await read('resolver') });
  return {
    snapshot: async () => {
      await requireTools(system, client);
      return { ...(await readAll()), startedAt: (await findContainer(system, client))?.State.StartedAt ?? '' };
    },
    apply: async () => write(await changed(await readAll())),
    restore: async (snapshot: Snapshot) => {
      const found = await findContainer(system, client);
      if (found?.State.Running !== true || found.State.StartedAt !== snapshot['startedAt']) return;
      const { hosts, resolver } = snapshot;
      if (typeof hosts !== 'string' || typeof resolver !== 'string') throw new Error(`the snapshot of the names of ${client} has no text`);
      await write({ hosts, resolver });
    },
  };
};

const requireTools = async (system: SystemUnderTest, client: string): Promise<void> => {
  await runIn(
    system,
    client,
    ['sh', '-c', 'command -v cat >/dev/null && command -v getent >/dev/null && test -w /etc/hosts && test -w /etc/resolv.conf'],
    {
      user: 'root',
    },
  ).catch((cause: unknown) => {
    throw new DrillError('fault-unsupported', `the names of ${client} cannot be changed in its container`, {
      cause,
      target: client,
      hint: 'it must run, with a shell, cat and getent in its image, and its /etc/hosts and /etc/resolv.conf must not be read-only',
    });
  });
};
