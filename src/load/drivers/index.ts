/** The door of the drivers: what a load speaks to its system with. Names are listed by hand. */
export { openAmqp, type AmqpDriver, type AmqpDriverSettings } from './amqp.ts';
export type { AmqpMessage } from './amqp/confirmed-publisher.ts';
export type { BrokerAnswer } from './amqp/judge-publish.ts';
export type { QueueReading, TakeQueue } from './amqp/take-queue.ts';
export type { Answered } from './answered.ts';
export { openHttp, type HttpDriver, type HttpAnswer, type HttpRequest, type HttpDriverSettings } from './http.ts';
export { openKafka, type KafkaDriver, type KafkaDriverSettings, type KafkaRecord } from './kafka.ts';
export type { RecordPlace } from './kafka/judge-produce.ts';
export type { ReadTopic } from './kafka/read-topic.ts';
export { openRedis, type RedisDriver, type RedisDriverSettings } from './redis.ts';
export { openSql, type SqlDriver, type SqlAnswer, type SqlDriverSettings } from './sql.ts';
