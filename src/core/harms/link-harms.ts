import type { Duration } from '../duration.ts';
import type { NoSettings } from './no-settings.ts';

/** What an arrow between two services can be made to suffer. */
export interface LinkHarms {
  /** Packets of a link vanish: connecting hangs, open connections fall silent. */
  readonly drop: NoSettings;
  /** A link answers every connection attempt with a reset; open connections are closed. */
  readonly refuse: NoSettings;
  /** Answers on a link arrive late. */
  readonly delay: { readonly latency: Duration; readonly jitter: Duration };
}
