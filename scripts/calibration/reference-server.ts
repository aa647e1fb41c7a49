import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StallLog } from './stalling-server.ts';

/** A server that stands still when it is told to, and says when it did. */
export interface ReferenceServer extends AsyncDisposable {
  readonly port: number;
  /** Resolves with the server's own account once it is over. */
  stall(lastsMs: number): Promise<StallLog>;
}

/** Starts it in a process of its own, on the loopback interface. */
export const referenceServer = async (): Promise<ReferenceServer> => {
  const child = fork(fileURLToPath(new URL('./stalling-server.ts', import.meta.url)));
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  return {
    port,
    stall: async (lastsMs) => {
      const told = once(child, 'message');
      child.send(lastsMs);
      const [log] = (await told) as [StallLog];
      return log;
    },
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
};
