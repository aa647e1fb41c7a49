import type { Duration } from '../duration.ts';
import type { Bytes, Cores } from '../quantity.ts';
import type { NoSettings } from './no-settings.ts';

/** What the processes of a service can be made to suffer. */
export interface ProcessHarms {
  /** The main process of a service gets SIGKILL; a restart policy, if any, acts. */
  readonly kill: NoSettings;
  /** The main process is asked to end, and killed when it has not ended within the grace. */
  readonly stop: { readonly grace: Duration };
  /** All processes of a service stand still; its sockets stay open. */
  readonly pause: NoSettings;
  /** A service is stopped and started once. */
  readonly restart: { readonly grace: Duration };
  /** The main process is killed again and again, this long after each of its starts. */
  readonly crashLoop: { readonly after: Duration };
  /** A service gets this much processor time and no more. */
  readonly throttleCpu: { readonly to: Cores };
  /** Busy processes beside those of a service take from its own share. They end by themselves after `atMost`. */
  readonly hogCpu: { readonly processes: number; readonly atMost: Duration };
  /** A service may use this much memory; the kernel kills what asks for more. */
  readonly squeezeMemory: { readonly to: Bytes };
  /** A service runs this many times, from none on. */
  readonly scale: { readonly replicas: number };
}
