import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { runBeside } from '../beside.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { asRoot } from '../kept-file.ts';
import { mountOf, readMountInfo, type Mount } from '../mount-info.ts';
import { runIn } from '../run-in.ts';
import { wentWithContainer } from '../went-with-container.ts';

/** What restricts the folder already goes on doing so. */
const kept = ['nosuid', 'nodev', 'noexec', 'noatime', 'nodiratime', 'relatime'];

const inItsPlace = '--namespace /proc/1/ns/mnt --no-canonicalize';
const cover = `mount ${inItsPlace} --bind "$1" "$1" && mount ${inItsPlace} -o "remount,bind,ro$2" "$1"`;
const uncover = `n=0; while [ $n -lt "$2" ]; do umount ${inItsPlace} --lazy "$1" || exit 1; n=$((n + 1)); done`;
const seeIt = 'readlink -f "$1"; if [ -w "$1" ]; then echo writable; else echo refused; fi; cat /proc/self/mountinfo';

/**
 * A path is mounted over itself, read-only, in the service's own view of the files. The mount that is there already cannot be made read-only
 * while somebody has a file of it open for writing, and one that covers it leaves other services alone.
 */
export const readOnly = (system: SystemUnderTest, service: string, { path }: CapabilitySettings['readOnly']): Capability => {
  const id = containerOf(system, service);
  const see = async (): Promise<{ readonly real: string; readonly refused: boolean; readonly mounts: readonly Mount[]; readonly here: number }> => {
    const [real = '', writable = '', ...lines] = (await runIn(system, service, ['sh', '-c', seeIt, 'see', path], asRoot)).split('\n');
    const mounts = readMountInfo(lines.join('\n'));
    return { real, refused: writable === 'refused', mounts, here: mounts.filter(({ at }) => at === real).length };
  };
  const inItsView = (script: string, ...args: readonly string[]): Promise<string> =>
    runBeside(system, 'mount', {
      argv: ['sh', '-c', script, 'mount', ...args],
      pid: `container:${id}`,
      capabilities: ['SYS_ADMIN', 'SYS_CHROOT', 'SYS_PTRACE'],
      mounts: true,
    });
  return {
    snapshot: async () => ({ mounts: (await see()).here }),
    apply: async () => {
      await requireRunning(system, service);
      const { real, refused, mounts } = await see();
      const holds = mountOf(mounts, real);
      if (refused) throw new Error(`${path} of ${service} is missing or cannot be written already`);
      if (holds === undefined || holds.shared) throw new Error(`what is mounted at ${path} of ${service} would be mounted on the host too`);
      const options = holds.options.filter((option) => kept.includes(option));
      await inItsView(cover, real, ['', ...options].join(','));
    },
    restore: async (snapshot) => {
      // The mount went with the processes.
      if ((await findContainer(system, service))?.State.Running !== true) return;
      const { real, here } = await see();
      const ours = here - Number(snapshot['mounts']);
      if (ours > 0) await inItsView(uncover, real, String(ours));
    },
    look: async () => {
      const gone = await wentWithContainer(system, service);
      if (gone !== undefined) return gone;
      const { real, refused, mounts } = await see();
      const top = mounts.findLast(({ at }) => at === real);
      const harmed = refused && top?.options.includes('ro') === true;
      return { harmed, saw: `writing at ${path} of ${service} is ${refused ? 'refused' : 'allowed'}${harmed ? ': mounted read-only' : ''}` };
    },
  };
};
