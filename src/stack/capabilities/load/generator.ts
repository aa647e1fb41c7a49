import type { Capability } from '../../../core/capability.ts';
import type { Duration } from '../../../core/duration.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { portOf } from '../port-of.ts';
import { runIn } from '../run-in.ts';

/** What the load has come to so far. */
export interface Progress {
  readonly elapsedMs: number;
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  readonly open: number;
}

export interface Generator {
  readonly mode: 'rate' | 'slow';
  readonly server: string;
  readonly count: number;
  readonly lasting: Duration;
  /** Whether what it has done so far is the harm that was promised. */
  readonly bites: (progress: Progress) => boolean;
}

/** Ends the load for this server, and waits until it is gone. `$1` mode, `$2` server. */
const end =
  'pkill -f "^/usr/bin/perl /usr/local/bin/flood $1 $2 "; while pgrep -f "^/usr/bin/perl /usr/local/bin/flood $1 $2 " >/dev/null; do sleep 0.02; done; rm -f /tmp/flood';
const report = 'pgrep -f "^/usr/bin/perl /usr/local/bin/flood $1 $2 " >/dev/null || exit 0; cat /tmp/flood 2>/dev/null || echo 0 0 0 0 0';

/**
 * A process in the run's own network that makes load, and ends by itself. It runs beside the pager's lines, whose processes no step of a document
 * can end; with that container it goes.
 */
export const generator = (system: SystemUnderTest, { mode, server, count, lasting, bites }: Generator): Capability => {
  const sh = (script: string): Promise<string> => runIn(system, ownServices.pager, ['bash', '-c', script, 'load', mode, server]);
  const progress = async (): Promise<Progress | undefined> => {
    const [elapsedMs, sent, answered, failed, open] = (await sh(report)).trim().split(' ').map(Number);
    if (elapsedMs === undefined || sent === undefined || answered === undefined || failed === undefined || open === undefined) return undefined;
    return { elapsedMs, sent, answered, failed, open };
  };
  return {
    snapshot: async () => ({ running: (await progress()) !== undefined }),
    apply: async () => {
      const port = portOf(system, server);
      await sh(end);
      const argv = [mode, server, String(port), String(Math.ceil(lasting / 1_000)), String(count)].join(' ');
      await sh(`setsid /usr/local/bin/flood ${argv} </dev/null >/dev/null 2>&1 &`);
    },
    restore: async (snapshot) => {
      if (snapshot['running'] !== true) await sh(end);
    },
    look: async () => {
      const so = await progress();
      if (so === undefined) return { harmed: false, saw: `no such load on ${server} is running` };
      const { elapsedMs, sent, answered, failed, open } = so;
      return {
        harmed: bites(so),
        saw: `in ${String(elapsedMs)} ms ${String(sent)} went to ${server}: ${String(answered)} answered, ${String(failed)} failed, ${String(open)} open`,
      };
    },
  };
};
