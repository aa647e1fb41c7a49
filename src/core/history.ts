/**
 * What an operation came to, as far as its caller can know. `failed` is said only where the answer itself says that nothing was done (a refused
 * constraint, a 4xx). A timeout, a dropped connection or a 5xx is `unknown`: the write may have been done, and may still be.
 */
export type OperationOutcome = 'ok' | 'failed' | 'unknown';

/** A write that somebody was about to send. Sent again under the same id (an idempotency key), it is still one attempt. */
export interface Attempt {
  /** Never used for another write. */
  readonly id: string;
  readonly writer: string;
  /** What it writes to, where order or a value matters: a register, a partition key, an account. */
  readonly key?: string | undefined;
  /**
   * Its place in an order that the system promises to keep whatever overlaps: among the writes of its key, or of its writer where it has no key.
   * Left out, only real time orders: what was acknowledged before another began.
   */
  readonly sequence?: number | undefined;
  /** Of what was sent. The same function makes the hash of what is found. */
  readonly hash?: string | undefined;
  /** Whose it is. */
  readonly tenant?: string | undefined;
  readonly invokedMs: number;
}

/** A read of one register while the system ran. */
export interface RegisterRead {
  readonly reader: string;
  readonly key: string;
  /** The id of the write that it saw, or `null` where nothing had been written. */
  readonly value: string | null;
  readonly invokedMs: number;
  readonly completedMs: number;
}

/**
 * Where things were read back. `primary` is the source of truth (for messages: what their consumers did), `users` is where users read,
 * `deliveries` is what consumers were handed, again and again if need be, and `dead-letters` is what they gave up.
 */
export const readingPlaces = ['primary', 'users', 'deliveries', 'dead-letters'] as const;
export type ReadingPlace = (typeof readingPlaces)[number];

export interface ReadingStart {
  readonly from: ReadingPlace;
  /**
   * What took effect by this instant must be in the reading: the instant at which a query was sent, or at which the recording of deliveries had
   * seen its queue empty.
   */
  readonly asOfMs: number;
  /** Whether the entries come in the order in which the system keeps them. */
  readonly ordered?: boolean | undefined;
}

/** One entry of a reading. */
export interface Found {
  readonly id: string;
  /** How many such entries there are, where the query counted them. 1 unless said otherwise. */
  readonly times?: number | undefined;
  readonly hash?: string | undefined;
  /** In whose view it was found. */
  readonly tenant?: string | undefined;
  readonly partition?: string | undefined;
  /** Its place in the partition: an offset. */
  readonly position?: number | undefined;
}

export interface ReadingEnd {
  readonly endedMs: number;
  /** Whether everything was read. What an incomplete reading lacks may still be there. */
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly why?: string | undefined;
  /** What each partition says that it holds, from the first position up to and without `end`. */
  readonly partitions?: readonly PartitionRange[] | undefined;
}

export interface PartitionRange {
  readonly partition: string;
  readonly first: number;
  readonly end: number;
}

/** The attempts of a history, a list for each of their fields: a million objects would take half a gigabyte. */
export interface Attempts {
  readonly id: readonly string[];
  readonly writer: readonly string[];
  readonly key: readonly (string | undefined)[];
  /** NaN where there is none. */
  readonly sequence: readonly number[];
  readonly hash: readonly (string | undefined)[];
  readonly tenant: readonly (string | undefined)[];
  readonly invokedMs: readonly number[];
  /** When its outcome became known; Infinity where nobody ever learned it. */
  readonly completedMs: readonly number[];
  readonly outcome: readonly OperationOutcome[];
}

/** A reading, its entries already matched with the attempts that they come from. */
export interface Reading extends ReadingStart, Omit<ReadingEnd, 'endedMs'> {
  readonly endedMs: number;
  /** How often each attempt was found, by its number. What lies beyond the end was not found. */
  readonly times: readonly number[];
  /** Ids that were found though nobody had attempted to write them, each once. */
  readonly strangers: ReadonlySet<string>;
  readonly entries: Entries;
}

/** The entries of a reading in the order in which they were found, a list for each of their fields. */
export interface Entries {
  /** The number of the attempt, or -1 for a stranger. */
  readonly attempt: readonly number[];
  readonly hash: readonly (string | undefined)[];
  readonly tenant: readonly (string | undefined)[];
  readonly partition: readonly (string | undefined)[];
  /** NaN where there is none. */
  readonly position: readonly number[];
}

/** Everything that was attempted, and everything that was seen of it. */
export interface History {
  readonly attempts: Attempts;
  /** Reads of registers that were answered. */
  readonly reads: readonly RegisterRead[];
  readonly readings: readonly Reading[];
  /** What makes any judgement doubtful: a driver that died, an id that was used twice. Nothing is held by such a history. */
  readonly flaws: readonly string[];
}
