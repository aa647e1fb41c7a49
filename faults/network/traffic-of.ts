import type { Direction, Link } from 'firedrill';

export interface DirectionSetting {
  /** What the client sends, what the server answers, or both. */
  readonly direction?: Direction;
}

/** The traffic that a fault harms, in words: an object of a sentence. */
export const trafficOf = ({ client, server }: Link, direction: Direction): string =>
  ({
    both: `everything between ${client} and ${server}`,
    request: `everything that ${client} sends to ${server}`,
    answer: `everything that ${server} answers ${client}`,
  })[direction];
