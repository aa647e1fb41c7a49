/** Something that Kafka, or a connection to it, said no to. Its code is short enough to be counted by: `NOT_LEADER_OR_FOLLOWER`, `ECONNREFUSED`. */
export class KafkaError extends Error {
  override readonly name = 'KafkaError';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
