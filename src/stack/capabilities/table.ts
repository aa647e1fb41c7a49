import type { Capability } from '../../core/capability.ts';
import type { ComposeModel, ComposeService } from '../compose-model.ts';
import type { StackLink } from '../links.ts';
import type { SystemUnderTest } from '../system-under-test.ts';

/** One row of a room's table: what a kind of target can suffer. */
export interface Row<Place, Settings> {
  /** Opens the capability on a running system. Reads and changes nothing yet. */
  readonly open: (system: SystemUnderTest, place: Place, settings: Settings) => Capability;
  /**
   * Why this service (of a link: its client, its server) cannot suffer it, and what would be needed; `undefined` where it can.
   * Read from the resolved compose file alone, when a drill is planned and nothing runs.
   */
  readonly lacks?: (service: ComposeService, settings: Settings, server: ComposeService | undefined, model: ComposeModel) => string | undefined;
}

/** What a room lets the links of a stack suffer. */
export type LinkTable<Harms> = { readonly [Name in keyof Harms]: Row<StackLink, Harms[Name]> };

/** What a room lets the services of a stack suffer; a service is given by its name. */
export type ServiceTable<Harms> = { readonly [Name in keyof Harms]: Row<string, Harms[Name]> };
