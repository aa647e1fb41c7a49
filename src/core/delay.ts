/** One part of a time that a system takes by the settings of its own, as it is played, in ms. */
export interface Delay {
  /** The setting, in words: `scrape_interval 500 ms`. */
  readonly what: string;
  /** What it costs when everything falls well: an interval may end at once. */
  readonly least: number;
  readonly most: number;
  /** Where the setting stands. */
  readonly source: string;
}

export const leastOf = (delays: readonly Delay[]): number => delays.reduce((sum, { least }) => sum + least, 0);
export const mostOf = (delays: readonly Delay[]): number => delays.reduce((sum, { most }) => sum + most, 0);
