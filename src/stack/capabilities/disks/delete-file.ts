import type { Capability, CapabilitySettings, Snapshot } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { requireRunning } from '../find-container.ts';
import { asRoot, readFileIn, writeFileIn } from '../kept-file.ts';
import { runIn } from '../run-in.ts';
import { wentWithContainer } from '../went-with-container.ts';
import { outlives, wentWithIt } from './outlives.ts';

/** A file is removed. It is kept whole in the snapshot. */
export const deleteFile = (system: SystemUnderTest, service: string, { path }: CapabilitySettings['deleteFile']): Capability => ({
  snapshot: async (): Promise<Snapshot> => {
    const kept = await readFileIn(system, service, path);
    if (kept === undefined) throw new Error(`${service} has no file ${path}`);
    return { ...kept, outlives: await outlives(system, service, path) };
  },
  apply: async () => {
    await requireRunning(system, service);
    await runIn(system, service, ['rm', path], asRoot);
  },
  restore: async (snapshot) => {
    if (await wentWithIt(system, service, path, snapshot['outlives'] === true)) return;
    // Whoever put one there since has repaired it.
    if ((await readFileIn(system, service, path)) !== undefined) return;
    const [content, mode, uid, gid, mtime] = ['content', 'mode', 'uid', 'gid', 'mtime'].map((each) => String(snapshot[each])) as [
      string,
      string,
      string,
      string,
      string,
    ];
    await writeFileIn(system, service, path, { content, mode, uid, gid, mtime });
  },
  look: async () => {
    const gone = await wentWithContainer(system, service);
    if (gone !== undefined) return gone;
    const there = (await runIn(system, service, ['sh', '-c', 'ls -ld "$1" 2>/dev/null || true', 'look', path], asRoot)).trim();
    return { harmed: there === '', saw: there === '' ? `${service} has no file ${path}` : `${service} has ${there}` };
  },
});
