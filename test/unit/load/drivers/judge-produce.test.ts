import { expect, test } from 'vitest';
import { judgeProduce } from '../../../../src/load/drivers/kafka/judge-produce.ts';

const judged = (why: string, baseOffset: bigint) => judgeProduce({ index: 2, errorCode: 1, baseOffset }, () => why);

test('an acknowledged record lies where the broker says', () => {
  expect(judgeProduce({ index: 2, errorCode: 0, baseOffset: 41n }, String)).toEqual({ ok: true, answer: { partition: 2, position: 41 } });
});

test.each(['MESSAGE_TOO_LARGE', 'NOT_ENOUGH_REPLICAS', 'TOPIC_AUTHORIZATION_FAILED', 'INVALID_RECORD'])(
  '%s is found before anything is appended',
  (why) => {
    expect(judged(why, -1n)).toEqual({ ok: false, refused: true, why });
  },
);

test.each(['NOT_LEADER_OR_FOLLOWER', 'UNKNOWN_TOPIC_OR_PARTITION', 'FENCED_LEADER_EPOCH'])(
  '%s says nothing of a record that has an offset',
  (why) => {
    expect(judged(why, -1n)).toEqual({ ok: false, refused: true, why });
    expect(judged(why, 0n)).toEqual({ ok: false, refused: false, why });
  },
);

test.each(['REQUEST_TIMED_OUT', 'NOT_ENOUGH_REPLICAS_AFTER_APPEND', 'KAFKA_STORAGE_ERROR', 'UNKNOWN_SERVER_ERROR', 'NETWORK_EXCEPTION', 'error 999'])(
  '%s may be said of a record that was appended',
  (why) => {
    expect(judged(why, -1n)).toEqual({ ok: false, refused: false, why });
  },
);
