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

/** The attempts of a history by their number, a list for each field: as a million objects they would take half a gigabyte. */
export interface Attempts {
  readonly count: number;
  readonly idOf: (attempt: number) => string;
  readonly outcome: readonly OperationOutcome[];
  readonly invokedMs: Float64Array;
  /** When its outcome became known; Infinity where nobody ever learned it. */
  readonly completedMs: Float64Array;
  /** NaN where there is none. */
  readonly sequence: Float64Array;
  /** What it must keep its order with: the number of its key, or of its writer where it has no key. Never the same for a key and a writer. */
  readonly line: Int32Array;
  readonly keyOf: (attempt: number) => string | undefined;
}

/** A reading, its entries already matched with the attempts that they come from. */
export interface Reading extends ReadingStart, ReadingEnd {
  /** How often each attempt was found, by its number. What lies beyond the end was not found. */
  readonly times: Int32Array;
  /** Ids that were found though nobody had attempted to write them, each once. */
  readonly strangers: ReadonlySet<string>;
  readonly entries: Entries;
}

/** How a field of an entry compares with what its attempt says. */
export const agreement = {
  /** The attempt says nothing, or nobody attempted it. */
  unasked: 0,
  same: 1,
  different: 2,
  /** The attempt says something, and the entry was read without it. */
  unread: 3,
} as const;

/** The entries of a reading in the order in which they were found, a list for each field. */
export interface Entries {
  /** The number of the attempt, or -1 for a stranger. */
  readonly attempt: Int32Array;
  /** Each one of `agreement`. */
  readonly hash: Uint8Array;
  readonly tenant: Uint8Array;
  /** The number of the name in `partitionNames`. */
  readonly partition: Int32Array;
  readonly partitionNames: readonly string[];
  /** NaN where there is none. */
  readonly position: Float64Array;
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
