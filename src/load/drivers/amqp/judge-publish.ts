import type { Answered } from '../answered.ts';

/** What the broker said to a message. */
export type BrokerAnswer = 'ack' | 'nack' | 'returned';

/** How the wait for it came to its end. */
export type PublishEnd =
  | { readonly kind: BrokerAnswer }
  /** There was no connection to send it by. */
  | { readonly kind: 'not sent'; readonly why: string }
  /** The channel or its connection ended first. `itsFault` where the broker ended it because of this very message. */
  | { readonly kind: 'closed'; readonly why: string; readonly itsFault: boolean }
  /** Nobody waited any longer. */
  | { readonly kind: 'unanswered'; readonly why: string };

/**
 * What is known of a message that was published as mandatory on a channel in confirm mode. By RabbitMQ's "Consumer Acknowledgements and Publisher
 * Confirms" and "Queue Length Limit":
 *
 * - `ack`: every queue that it was routed to has it, on disk or on a majority of its members where the queue is durable and the message persistent.
 * - returned: no queue was found for it, and none has it. The `ack` that follows only says that this was settled.
 * - `nack`: a broker "refuses responsibility". Of several queues one may have it all the same: a queue that overflows with `reject-publish`
 *   makes a `nack` of a message which the others keep. So it is not known.
 * - A channel that the broker closes because of a message (`404`, `403`) has not taken it. What was under way on it beside that is not known.
 */
export const judgePublish = (end: PublishEnd): Answered<BrokerAnswer> => {
  switch (end.kind) {
    case 'ack':
      return { ok: true, answer: 'ack' };
    case 'returned':
      return { ok: false, refused: true, why: 'NO_ROUTE', answer: 'returned' };
    case 'nack':
      return { ok: false, refused: false, why: 'nack', answer: 'nack' };
    case 'not sent':
      return { ok: false, refused: true, why: end.why };
    case 'closed':
      return { ok: false, refused: end.itsFault, why: end.why };
    case 'unanswered':
      return { ok: false, refused: false, why: end.why };
  }
};
