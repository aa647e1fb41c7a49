import type { ComposeService } from '../compose-model.ts';
import type { SystemUnderTest } from '../system-under-test.ts';

/** Brings one service back to the state in which it was kept. Rejects when that cannot be done. */
export type Reset = () => Promise<void>;

/** How the state of one kind of server is kept and brought back, without starting the server anew. */
export interface Keeper {
  /** Whether this is such a server, told from the compose file alone. */
  readonly keeps: (service: ComposeService) => boolean;
  /** Keeps the state as it is now. Rejects for a state that it could not bring back. */
  readonly keep: (system: SystemUnderTest, service: string) => Promise<Reset>;
}
