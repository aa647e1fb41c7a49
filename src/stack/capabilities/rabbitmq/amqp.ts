/** The little of AMQP 0-9-1 that a canary says: all its frames at once, since a server reads them one after the other anyway. */

const short = (text: string): Buffer => Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)]);
const long = (body: Buffer): Buffer => Buffer.concat([number32(body.length), body]);
const number16 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
const number32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
};

const frame = (type: number, channel: number, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([type]), number16(channel), long(Buffer.concat(parts)), Buffer.from([0xce])]);
const method = (channel: number, id: readonly [number, number], ...parts: readonly Buffer[]): Buffer => frame(1, channel, number16(...id), ...parts);

export interface Account {
  readonly user: string;
  readonly password: string;
  readonly vhost: string;
}

/** Logs in and opens a channel. Without heartbeats, so that a client that only listens may stay. */
export const opening = ({ user, password, vhost }: Account): Buffer =>
  Buffer.concat([
    Buffer.from('AMQP\0\0\x09\x01', 'latin1'),
    method(0, [10, 11], long(Buffer.alloc(0)), short('PLAIN'), long(Buffer.from(`\0${user}\0${password}`)), short('en_US')),
    method(0, [10, 31], number16(16), number32(131_072), number16(0)),
    method(0, [10, 40], short(vhost), short(''), Buffer.from([0])),
    method(1, [20, 10], short('')),
  ]);

/** Asks whether a queue is there; the channel is closed by the server where it is not. */
export const askForQueue = (queue: string): Buffer => method(1, [50, 10], number16(0), short(queue), Buffer.from([1]), long(Buffer.alloc(0)));

/** Publishes an empty message that no queue gets, since nothing has this name. */
export const publishToNobody = (): Buffer =>
  Buffer.concat([
    method(1, [60, 40], number16(0), short(''), short('firedrill-canary-to-nobody'), Buffer.from([0])),
    frame(2, 1, number16(60, 0), Buffer.alloc(8), number16(0)),
  ]);

/** Takes the next message of a queue, unacknowledged: it goes back to its place when the connection ends. */
export const takeNext = (queue: string): Buffer => method(1, [60, 70], number16(0), short(queue), Buffer.from([0]));

/** Publishes a durable message into a queue and asks for a confirmation; one that no queue gets comes back. */
export const putInto = (queue: string, messageId: string, body: string): Buffer => {
  const size = Buffer.concat([Buffer.alloc(4), number32(Buffer.byteLength(body))]);
  return Buffer.concat([
    method(1, [85, 10], Buffer.from([0])),
    method(1, [60, 40], number16(0), short(''), short(queue), Buffer.from([1])),
    frame(2, 1, number16(60, 0), size, number16(0x1080), Buffer.from([2]), short(messageId)),
    frame(3, 1, Buffer.from(body)),
  ]);
};

export const goodbye = (): Buffer => method(0, [10, 50], number16(200), short('bye'), number16(0, 0));

/** The methods that a server said, in their order, as `class.method`. */
export const methodsIn = (said: Buffer): readonly string[] => {
  const methods: string[] = [];
  for (let at = 0; at + 8 <= said.length; at += said.readUInt32BE(at + 3) + 8) {
    if (said[at] === 1 && at + 11 <= said.length) methods.push(`${String(said.readUInt16BE(at + 7))}.${String(said.readUInt16BE(at + 9))}`);
  }
  return methods;
};
