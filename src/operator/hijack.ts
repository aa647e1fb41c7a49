import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Admitted } from './admit.ts';
import { requestEngine, type EngineAddress } from './engine.ts';
import { bodyHeaders } from './forward.ts';

/**
 * Sends an admitted request that asks for a raw stream. Once the engine agrees, the two connections are joined until either ends.
 * Answers the engine's answer where it did not agree (no such exec, container not running).
 *
 * @param early - what the client sent behind its request already: the first of its input.
 */
export const hijack = async (admitted: Admitted, client: Socket, early: Buffer, engine: EngineAddress): Promise<IncomingMessage | 'joined'> => {
  const asking = requestEngine(engine, {
    method: admitted.method,
    path: admitted.path,
    headers: { ...bodyHeaders(admitted), connection: 'Upgrade', upgrade: 'tcp' },
  });
  const giveUp = (): void => {
    asking.destroy();
  };
  client.once('close', giveUp);
  return new Promise((resolve, reject) => {
    asking.on('error', reject);
    asking.once('response', resolve);
    asking.once('upgrade', (answer, stream, head) => {
      client.off('close', giveUp);
      const type = answer.headers['content-type'];
      client.write(`HTTP/1.1 101 UPGRADED\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n`);
      client.write(head);
      stream.write(early);
      join(client, stream);
      resolve('joined');
    });
    asking.end(admitted.body);
  });
};

/** Each side's end of input is passed on alone (`exec -i` sends all its input, then waits); a side that is gone takes the other along. */
const join = (client: Socket, engine: Duplex): void => {
  client.pipe(engine);
  engine.pipe(client);
  client.on('error', () => {
    engine.destroy();
  });
  engine.on('error', () => {
    client.destroy();
  });
  client.once('close', () => {
    engine.destroy();
  });
  // What the engine said last is still on its way to the client.
  engine.once('close', () => {
    client.destroySoon();
  });
};
