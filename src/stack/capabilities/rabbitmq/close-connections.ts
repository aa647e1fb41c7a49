import type { Capability } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { evalErlang } from './eval-erlang.ts';

const open = `[iolist_to_binary(io_lib:format("~w", [Pid])) || Pid <- rabbit_networking:connections()]`;

/** Done once and over at once: clients may come back. What was closed is remembered until the harm was lifted, and looked for by its process. */
export const closeConnections = (system: SystemUnderTest, service: string): Capability => {
  const list = async (): Promise<readonly string[]> => (await evalErlang(system, service, `Say(${open})`)) as readonly string[];
  let struck: readonly string[] = [];
  return {
    snapshot: async () => ({ open: (await list()).length }),
    apply: async () => {
      struck = await list();
      await evalErlang(system, service, 'rabbit_networking:close_all_connections("closed by an operator"), Say(true)');
    },
    restore: () => {
      struck = [];
      return Promise.resolve();
    },
    look: async () => {
      const now = new Set(await list());
      const gone = struck.filter((connection) => !now.has(connection)).length;
      return {
        harmed: struck.length > 0 && gone === struck.length,
        saw: `${String(gone)} of ${String(struck.length)} connections were closed; ${String(now.size)} are open`,
      };
    },
  };
};
