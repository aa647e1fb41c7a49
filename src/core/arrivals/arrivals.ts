/**
 * When the operations of a load are meant to start, fixed before the first of them does: an open model, in which nobody waits for an answer before
 * the next one comes.
 */
export interface Arrivals {
  /** What it is, for people: `ramping from 5/s to 50/s over 30 s`. */
  readonly words: string;
  /** Milliseconds from the start of the load to each arrival, none earlier than the one before it, without end. The same for the same seed. */
  instants(seed: number): Iterable<number>;
}
