import type { Direction } from '../direction.ts';
import type { Duration } from '../duration.ts';
import type { Bytes } from '../quantity.ts';
import type { NoSettings } from './no-settings.ts';

/** Harm to the traffic of one direction or of both. */
interface Directed {
  readonly direction: Direction;
}

/** What an arrow between two services can be made to suffer. */
export interface LinkHarms {
  /** Packets of a link, or of one TCP port of it, vanish: connecting hangs, open connections fall silent. */
  readonly drop: Partial<Directed> & { readonly port?: number };
  /** `drops` of every `outOf` packets vanish, counted over all connections, so that a run can be repeated. */
  readonly lose: Directed & { readonly drops: number; readonly outOf: number };
  /** A link answers every connection attempt with "no route to host"; open connections fall silent. */
  readonly reject: NoSettings;
  /** A link answers every connection attempt with a reset; open connections are closed. */
  readonly refuse: NoSettings;
  /** Connections are accepted, and reset at the first byte; open ones are reset at once. */
  readonly reset: NoSettings;
  /** Data on a link arrives late. */
  readonly delay: Directed & { readonly latency: Duration; readonly jitter: Duration };
  /** Connections are accepted and stay open, what is sent is thrown away; once it is over they are closed. */
  readonly swallow: Directed;
  /** What is sent is thrown away, and a connection ends once nothing more was sent for a while. */
  readonly sever: Directed & { readonly after: Duration };
  /** Connections are accepted and stay open, what is sent waits; once it is over all of it arrives. */
  readonly stall: Directed;
  /** Data moves no faster than so many bytes a second. */
  readonly throttle: Directed & { readonly bytesPerSecond: Bytes };
  /** Data arrives in small pieces, one after each gap. */
  readonly slice: Directed & { readonly size: Bytes; readonly gap: Duration };
  /** A connection ends once so many bytes of answers have passed. */
  readonly truncate: { readonly bytes: Bytes };
  /** The end of a connection is seen late. */
  readonly linger: { readonly delay: Duration };
}
