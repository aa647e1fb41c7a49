import type { ChannelModel } from 'amqplib';
import type { Duration } from '../../../core/duration.ts';
import { startDeadline } from '../deadline.ts';
import type { Whereabouts } from '../whereabouts.ts';

/** Where the broker is and who comes. */
export interface AmqpAccess {
  readonly whereabouts: Whereabouts;
  readonly user: string;
  readonly password: string;
  readonly vhost: string;
  /** For a connection and its channel to come about, and again for its farewell. */
  readonly timeout: Duration;
  /** Ends every connection at once, also one that is just being made. */
  readonly ended: AbortSignal;
}

/** A connection with the one channel that it was made for. */
export interface AmqpConnection<Opened> {
  readonly channel: Opened;
  /** Ends it without a word. */
  hangUp(): void;
  /** Takes leave of the broker, which would write down a warning otherwise; hangs up where it does not answer in time. */
  close(): Promise<void>;
}

/** Connects, and opens a channel. @throws what stood in the way, also that it took too long. Nothing is left open then. */
export const connectAmqp = async <Opened>(access: AmqpAccess, open: (model: ChannelModel) => Promise<Opened>): Promise<AmqpConnection<Opened>> => {
  const { whereabouts, user, password, vhost, timeout, ended } = access;
  const { connect } = await import('amqplib');
  const hanging = new AbortController();
  const signal = AbortSignal.any([hanging.signal, ended]);
  const within = async <Value>(work: Promise<Value>): Promise<Value> => {
    using deadline = startDeadline(timeout, signal);
    return await deadline.within(work);
  };
  const begin = async (): Promise<{ readonly model: ChannelModel; readonly channel: Opened }> => {
    const { host, port } = await whereabouts.ask();
    const account = { username: user, password, vhost: encodeURIComponent(vhost) };
    // The client hands these to its socket, which the signal destroys in whatever state the client is.
    const socket = { noDelay: true, signal };
    const model = await connect({ protocol: 'amqp', hostname: host, port, ...account }, socket);
    // The channel learns of it too, and tells those who wait.
    model.on('error', () => undefined);
    model.on('close', () => {
      whereabouts.forget();
    });
    return { model, channel: await open(model) };
  };

  try {
    const { model, channel } = await within(begin());
    return {
      channel,
      hangUp: () => {
        hanging.abort();
      },
      close: async () => {
        // It may be closed already.
        await within(model.close()).catch(() => undefined);
        hanging.abort();
      },
    };
  } catch (error) {
    hanging.abort();
    whereabouts.forget();
    throw error;
  }
};
