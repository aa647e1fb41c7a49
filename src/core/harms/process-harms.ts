import type { NoSettings } from './no-settings.ts';

/** What the processes of a service can be made to suffer. */
export interface ProcessHarms {
  /** The main process of a service gets SIGKILL; a restart policy, if any, acts. */
  readonly kill: NoSettings;
}
