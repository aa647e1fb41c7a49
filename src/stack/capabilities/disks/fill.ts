import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { formatBytes } from '../../../core/quantity.ts';
import type { ComposeModel, ComposeService } from '../../compose-model.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { requireRunning } from '../find-container.ts';
import { asRoot } from '../kept-file.ts';
import { liesIn, mountOf, readMountInfo } from '../mount-info.ts';
import { runIn } from '../run-in.ts';
import { outlives, wentWithIt } from './outlives.ts';

const ownFile = '.firedrill-fill';

/** Only a tmpfs with a size, mounted as such or by a volume, is a disk of the service's own. */
export const lacksOwnDisk = (
  { tmpfs = [], volumes = [] }: ComposeService,
  { path }: CapabilitySettings['fill'],
  _: unknown,
  model: ComposeModel,
): string | undefined => {
  const disks = [
    ...tmpfs.map((each) => ({ at: each.split(':')[0] ?? '', sized: /[:,]size=/.test(each) })),
    ...volumes.map(({ type, source = '', target = '', tmpfs: own }) => {
      const options = model.volumes?.[source]?.driver_opts ?? {};
      const sized =
        type === 'tmpfs' ? own?.size !== undefined : type === 'volume' && options['type'] === 'tmpfs' && /\bsize=/.test(options['o'] ?? '');
      return { at: target, sized };
    }),
  ].filter(({ at }) => liesIn(path, at));
  const nearest = disks.toSorted((a, b) => b.at.length - a.at.length)[0];
  if (nearest?.sized === true) return undefined;
  return `${path} would fill the host's own disk or memory: it needs a tmpfs with a size there, as in "tmpfs: ['${path}:size=64m']"`;
};

/** The file system at `path` is filled with one file of ours until `to` of it is in use. */
export const fill = (system: SystemUnderTest, service: string, { path, to }: CapabilitySettings['fill']): Capability => {
  const use = async (): Promise<{ readonly total: number; readonly used: number }> => {
    const said = await runIn(system, service, ['df', '-kP', path], asRoot);
    const [, total, used] = /\s(\d+)\s+(\d+)\s+\d+\s+\d+%/.exec(said) ?? [];
    if (total === undefined) throw new Error(`df said ${JSON.stringify(said)}`);
    return { total: Number(total) * 1_024, used: Number(used) * 1_024 };
  };
  return {
    snapshot: async () => ({ used: (await use()).used, outlives: await outlives(system, service, path) }),
    apply: async () => {
      await requireRunning(system, service);
      const mount = mountOf(readMountInfo(await runIn(system, service, ['cat', '/proc/self/mountinfo'])), path);
      // What the compose file promised is looked at again: the host's disk is never filled.
      if (mount?.type !== 'tmpfs' || mount.at === '/' || !mount.superOptions.some((option) => option.startsWith('size='))) {
        throw new Error(`${path} of ${service} is on ${mount?.type ?? 'nothing'} mounted at ${mount?.at ?? '?'}, which has no size of its own`);
      }
      const { total, used } = await use();
      const missing = Math.ceil(total * to) - used;
      if (missing <= 0) throw new Error(`${path} of ${service} is full to that degree already: ${formatBytes(used)} of ${formatBytes(total)}`);
      await runIn(system, service, ['sh', '-c', 'head -c "$2" /dev/zero > "$1"', 'fill', `${path}/${ownFile}`, String(missing)], asRoot);
    },
    restore: async (snapshot) => {
      if (await wentWithIt(system, service, path, snapshot['outlives'] === true)) return;
      await runIn(system, service, ['rm', '-f', `${path}/${ownFile}`], asRoot);
    },
    look: async () => {
      const { total, used } = await use();
      // A file takes whole pages.
      return { harmed: used >= total * to - 4_096, saw: `${path} of ${service} has ${formatBytes(used)} of ${formatBytes(total)} in use` };
    },
  };
};
