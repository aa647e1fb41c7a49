import type { NoSettings } from './no-settings.ts';

/** What a RabbitMQ broker can be made to suffer. */
export interface RabbitmqHarms {
  /** The broker takes itself for short of memory and blocks whoever publishes. */
  readonly memoryAlarm: NoSettings;
  /** The broker closes every connection that is open, once. */
  readonly closeConnections: NoSettings;
  /** A queue is deleted with its bindings and messages. */
  readonly dropQueue: { readonly queue: string; readonly atMost: number };
  /** A message that no consumer can read is put into a queue, once. */
  readonly poisonMessage: { readonly queue: string; readonly body: string };
  /** A user gets a password that nobody knows. */
  readonly changePassword: { readonly user: string };
}
