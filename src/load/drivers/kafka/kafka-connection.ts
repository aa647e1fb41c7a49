import type { Connection as Client } from '@platformatic/kafka';
import type { Duration } from '../../../core/duration.ts';
import type { Address } from '../../../core/stack.ts';
import type { Connection } from '../bounded-connections.ts';

/** One connection to one broker. Requests are sent once, and nothing is asked behind the caller's back. */
export interface KafkaConnection extends Connection {
  readonly client: Client;
}

/** A request is given up by whoever waits for its answer; the client's own limit is there to be longer. */
const longerMs = 1_000;

/** Makes connections in the way of `boundedConnections`. */
export const connectKafka =
  (newClient: (options: { readonly connectTimeout: number; readonly requestTimeout: number }) => Client, timeout: Duration) =>
  ({ host, port }: Address): { readonly connection: KafkaConnection; readonly ready: Promise<unknown> } => {
    const client = newClient({ connectTimeout: timeout, requestTimeout: timeout + longerMs });
    // Told to those who wait for the connection, or for an answer.
    client.on('error', () => undefined);
    const connect = async (): Promise<void> => {
      try {
        await client.connect(host, port);
      } catch (error) {
        // The client says that it failed, its cause why.
        throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
      }
    };
    return {
      ready: connect(),
      connection: {
        client,
        get isOpen() {
          return client.isConnected();
        },
        drop: () => {
          client.socket.destroy();
        },
      },
    };
  };
