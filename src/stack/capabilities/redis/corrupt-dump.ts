import { setTimeout as wait } from 'node:timers/promises';
import type { Capability } from '../../../core/capability.ts';
import { isNotFound } from '../../is-not-found.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { restoring } from '../restoring.ts';
import { runIn } from '../run-in.ts';
import { redisServer } from './server.ts';

/** The folder beside the server's files that holds the file as it was. A stopped container lets files be copied and no command be run. */
const keeper = 'firedrill-kept';

/**
 * Writes wait while the file is made, kept and spoiled, so that what was acknowledged is in it. The first block becomes zeros, as after a torn write.
 * The shutdown saves nothing, which would make a good file again. `$1` is the folder, redis-cli follows.
 */
const spoil = `
set -eu
folder=$1; shift
ask() { "$@" | tail -n 1; }
ask "$@" CLIENT PAUSE 20000 WRITE >/dev/null
if [ "$(ask "$@" CONFIG GET appendonly)" = yes ]; then
  within=$(ask "$@" CONFIG GET appenddirname)
  file=$within/$(sed -n 's/^file \\(.*\\) seq .* type b.*$/\\1/p' "$folder/$within"/*.manifest | head -n 1)
else
  "$@" SAVE >/dev/null
  file=$(ask "$@" CONFIG GET dbfilename)
fi
mkdir -p "$folder/${keeper}/$(dirname "$file")"
cp -p "$folder/$file" "$folder/${keeper}/$file"
dd if=/dev/zero of="$folder/$file" bs=512 count=1 conv=notrunc 2>/dev/null
"$@" SHUTDOWN NOSAVE >/dev/null 2>&1 || true`;

/** A server that starts answers within seconds, also on a machine that has other work. */
const patienceMs = 8_000;

/** The file that the server starts from is spoiled, and the server was restarted. */
export const corruptDump = (system: SystemUnderTest, service: string): Capability => {
  const server = redisServer(system, service);
  const container = () => system.engine.docker.getContainer(containerOf(system, service));
  const state = async (): Promise<{ readonly running: boolean; readonly exitCode: number }> => {
    const { running, exitCode } = await system.engine.inspect(containerOf(system, service));
    return { running, exitCode };
  };
  const answers = async (): Promise<boolean> => {
    if (!(await state()).running) return false;
    // It may have ended between the two questions.
    return await server.ask(['PING'], { patienceMs: 1_000 }).then(
      ({ said }) => /PONG|LOADING/.test(said),
      () => false,
    );
  };
  const until = async (what: string, reached: () => Promise<boolean>): Promise<void> => {
    for (const began = performance.now(); ;) {
      if (await reached()) return;
      await wait(50);
      if (performance.now() - began > patienceMs) throw new Error(`${service} was expected to ${what}, and did not within ${String(patienceMs)} ms`);
    }
  };
  const folder = async (): Promise<string> => (await server.call('CONFIG', 'GET', 'dir')).split('\n').at(1)?.trim() ?? '';
  return {
    snapshot: async () => ({ running: (await state()).running, folder: await folder() }),
    apply: async () => {
      const { startedAt } = await system.engine.inspect(containerOf(system, service));
      const argv = ['sh', '-c', spoil, 'spoil', await folder(), ...(await server.cli())];
      // The end of the server is the end of this command too, whatever its exit code is then.
      const { exitCode, output } = await system.engine.exec(containerOf(system, service), argv, { env: await server.environment() });
      await until('stop', async () => {
        const now = await system.engine.inspect(containerOf(system, service));
        return !now.running || now.startedAt !== startedAt;
      }).catch((cause: unknown) => {
        throw new Error(`the file of ${service} could not be spoiled, exit code ${String(exitCode)}: ${output.trim()}`, { cause });
      });
      // A restart policy may have been quicker.
      if (!(await state()).running) await container().start();
    },
    restore: ({ running, folder: at }) =>
      restoring(service, async () => {
        if (running !== true) return;
        const keptAt = `${String(at)}/${keeper}`;
        // A server that answers was repaired by somebody: its own files stand.
        if (!(await answers())) {
          await container().stop({ t: 0 }).catch(unlessStopped);
          const kept = await container()
            .getArchive({ path: `${keptAt}/.` })
            .catch(unlessMissing);
          if (kept !== undefined) await container().putArchive(kept, { path: String(at) });
          await container().start().catch(unlessStopped);
          await until('answer with its file back', answers);
        }
        await runIn(system, service, ['rm', '-rf', keptAt]);
      }),
    look: async () => {
      if (await answers()) return { harmed: false, saw: `${service} has loaded its file and answers` };
      const { exitCode } = await state();
      const logs = await container().logs({ stdout: true, stderr: true, tail: 5 });
      const why =
        /# (.*(?:loading|signature|format|checksum|corrupt|reading|manifest).*)/i.exec(logs.toString('utf8'))?.[1] ?? 'without a word on its file';
      return { harmed: true, saw: `${service} does not run, exit code ${String(exitCode)}: ${why}` };
    },
  };
};

/** 304: it was so already. */
const unlessStopped = (error: unknown): undefined => {
  if (!(error instanceof Error && 'statusCode' in error && error.statusCode === 304)) throw error;
};

const unlessMissing = (error: unknown): undefined => {
  if (!(isNotFound(error) && error instanceof Error && /no such file|could not find the file/i.test(error.message))) throw error;
};
