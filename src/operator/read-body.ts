import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Refused } from './refused.ts';

/** No honest request comes near it. */
export const bodyLimit = 1024 * 1024;

/** Reads the body of a request whole. @throws Refused with status 413 when it is longer than `limit` bytes, which can still be answered. */
export const readBody = (request: IncomingMessage, limit: number, words: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      // The rest is read and forgotten, because a client that cannot finish writing does not read the answer.
      chunks.length = 0;
      reject(tooLong(words));
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.once('close', () => {
      reject(new Error('the client hung up within its request'));
    });
  });

/**
 * Reads the body of a request that asks to upgrade its connection. Node leaves such a body on the socket, in front of the raw stream.
 * Answers what came behind it too.
 */
export const readUpgradeBody = async (
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
  limit: number,
  words: string,
): Promise<{ readonly body: Buffer; readonly early: Buffer }> => {
  if (request.headers['transfer-encoding'] !== undefined) throw new Refused(`${words} as a raw stream with a chunked body`);
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > limit) throw tooLong(words);
  const read = await readAtLeast(socket, head, length);
  return { body: read.subarray(0, length), early: read.subarray(length) };
};

const readAtLeast = (socket: Socket, head: Buffer, length: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let read = head;
    const settle = (outcome: () => void): void => {
      socket.pause();
      socket.off('data', onData).off('end', onEnd).off('close', onEnd);
      outcome();
    };
    const onEnd = (): void => {
      settle(() => {
        reject(new Error('the client hung up within its request'));
      });
    };
    const onData = (chunk: Buffer): void => {
      read = Buffer.concat([read, chunk]);
      if (read.length >= length)
        settle(() => {
          resolve(read);
        });
    };
    if (read.length >= length) {
      resolve(read);
      return;
    }
    socket.on('data', onData).on('end', onEnd).on('close', onEnd);
  });

const tooLong = (words: string): Refused => new Refused(`${words} with a body over 1 MB`, 413);
