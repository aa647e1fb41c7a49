import { request } from 'node:http';
import { connect } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One request through the gate, its path exactly as given, read to its end. */
export const askGate = (socketPath: string, method: string, path: string, body?: string | Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request(
      { socketPath, method, path, agent: false, headers: body === undefined ? {} : { 'content-length': Buffer.byteLength(body) } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });

/** Writes bytes to the gate as they are and answers everything that comes back. `after` is sent once something has come back. */
export const rawGate = (socketPath: string, bytes: string, after?: string | (() => string)): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ path: socketPath, allowHalfOpen: true });
    let text = '';
    socket.on('data', (chunk) => {
      if (text === '' && after !== undefined) socket.end(typeof after === 'string' ? after : after());
      text += chunk.toString();
    });
    // Whoever answers early may close while we still write.
    socket.on('error', (error) => {
      if (text === '') reject(error);
    });
    socket.on('end', () => {
      socket.destroy();
    });
    socket.on('close', () => {
      resolve(text);
    });
    socket.write(bytes);
  });
