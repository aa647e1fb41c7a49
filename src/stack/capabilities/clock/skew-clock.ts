import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { ComposeService } from '../../compose-model.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { outlives, wentWithIt } from '../disks/outlives.ts';
import { requireRunning } from '../find-container.ts';
import { asRoot, readFileIn, writeFileIn } from '../kept-file.ts';
import { runIn } from '../run-in.ts';
import { wentWithContainer } from '../went-with-container.ts';

/** The kernel has one clock for all containers: a service must ask another one, and ask it often enough. */
export const lacksClock = ({ environment = {} }: ComposeService): string | undefined => {
  const needs = (what: string): string => `the kernel has one clock for all containers: it needs ${what} in its environment`;
  if (!(environment['LD_PRELOAD'] ?? '').includes('libfaketime'))
    return needs('LD_PRELOAD=/usr/$LIB/faketime/libfaketime.so.1, and a program that is not static,');
  if (!(environment['FAKETIME_TIMESTAMP_FILE'] ?? '').startsWith('/')) return needs('FAKETIME_TIMESTAMP_FILE, the absolute name of a file,');
  if (environment['FAKETIME'] !== undefined) return needs('no FAKETIME, which keeps libfaketime from reading the file,');
  if (environment['FAKETIME_DONT_FAKE_MONOTONIC'] !== '1') return needs('FAKETIME_DONT_FAKE_MONOTONIC=1, since no skew moves a stopwatch,');
  const oftenEnough = environment['FAKETIME_NO_CACHE'] === '1' || Number(environment['FAKETIME_CACHE_DURATION'] ?? '10') <= 2;
  return oftenEnough ? undefined : needs('FAKETIME_NO_CACHE=1, or a FAKETIME_CACHE_DURATION of 2 s at most,');
};

/** The clock of a service that has libfaketime is set off by an offset, in the file that libfaketime reads. */
export const skewClock = (system: SystemUnderTest, service: string, { byMs }: CapabilitySettings['skewClock']): Capability => {
  const fileOf = async (): Promise<string> => {
    const { Config } = await requireRunning(system, service);
    const path = /^FAKETIME_TIMESTAMP_FILE=(.+)$/m.exec(Config.Env.join('\n'))?.[1];
    if (path === undefined) throw new Error(`${service} has no FAKETIME_TIMESTAMP_FILE in its environment`);
    return path;
  };
  return {
    snapshot: async () => {
      const path = await fileOf();
      const found = await readFileIn(system, service, path);
      return { path, outlives: await outlives(system, service, path), existed: found !== undefined, ...found };
    },
    apply: async () => {
      const path = await fileOf();
      const content = Buffer.from(`${byMs < 0 ? '-' : '+'}${(Math.abs(byMs) / 1_000).toFixed(3)}\n`).toString('base64');
      await writeFileIn(system, service, path, { content, mode: '644', uid: '0', gid: '0', mtime: '0' });
    },
    restore: async (snapshot) => {
      const path = String(snapshot['path']);
      if (await wentWithIt(system, service, path, snapshot['outlives'] === true)) return;
      const { content, mode, uid, gid, mtime } = snapshot;
      if (snapshot['existed'] !== true) await runIn(system, service, ['rm', '-f', path], asRoot);
      else
        await writeFileIn(system, service, path, {
          content: String(content),
          mode: String(mode),
          uid: String(uid),
          gid: String(gid),
          mtime: String(mtime),
        });
    },
    look: async () => {
      const gone = await wentWithContainer(system, service);
      if (gone !== undefined) return gone;
      const asked = Date.now();
      const said = await runIn(system, service, ['date', '+%s.%N']);
      const offMs = Number(said) * 1_000 - (asked + Date.now()) / 2;
      return {
        // Asking takes its time: nearer to the wrong clock than to the right one.
        harmed: Math.abs(offMs - byMs) < Math.abs(offMs),
        saw: `the clock of ${service} is ${formatDuration(Math.abs(offMs))} ${offMs < 0 ? 'behind' : 'ahead'}`,
      };
    },
  };
};
