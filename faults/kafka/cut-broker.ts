import { composition, type Composition, type Fault, type Service } from 'firedrill';
import { arrow } from '../network/arrow.ts';

export interface CutBrokerSettings {
  /** The other brokers and controllers: nobody of them reaches it, and it reaches none of them. Default none. */
  readonly peers?: readonly Service[];
  /** Whoever produces and consumes: they reach it no longer, and the other brokers still. Default none. */
  readonly clients?: readonly Service[];
  /**
   * Cut is this TCP port alone. With that of the clients, among peers, no broker copies another's partitions any more while the controllers go on: the cluster holds
   * every broker for alive, and whoever leads a partition keeps it, alone once the others lack a record for long enough. Default all.
   */
  readonly port?: number;
}

/**
 * A Kafka broker is cut off from its peers, from its clients, or from both, while it runs on. Every arrow is a blackhole of its own, all of them at once.
 * It works by names: the brokers' advertised listeners and quorum voters name services, not addresses, and each broker exposes the ports of both.
 * @throws RangeError when it is cut off from nobody, from itself, or from one service twice, and for a port that is none.
 */
export const cutBroker = (broker: Service, { peers = [], clients = [], port }: CutBrokerSettings): Composition => {
  const names = [...peers, ...clients].map(({ name }) => name);
  if (names.length === 0) throw new RangeError(`${broker.name} is cut off from nobody: name its peers, its clients, or both`);
  if (names.includes(broker.name)) throw new RangeError(`${broker.name} cannot be cut off from itself`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`${broker.name} cannot be cut off from ${twice} twice`);
  const cut = (client: Service, server: Service): Fault<'drop'> => arrow(cutBroker, client, server, port === undefined ? {} : { port });
  const parts = [...peers.flatMap((peer) => [cut(broker, peer), cut(peer, broker)]), ...clients.map((client) => cut(client, broker))];
  const words = `broker ${broker.name} cut off from ${names.join(', ')}${port === undefined ? '' : ` at port ${String(port)}`}`;
  return composition(cutBroker, { rule: 'together' }, { words, parts });
};
