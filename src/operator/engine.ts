import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';

/** Where the Docker Engine listens. */
export type EngineAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number };

export interface EngineRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Begins a request on a connection of its own. Nothing of the client's headers goes along unless it is given here. */
export const requestEngine = (engine: EngineAddress, parts: EngineRequest): ClientRequest =>
  request({
    method: parts.method,
    path: parts.path,
    headers: { host: 'docker', ...parts.headers },
    // Half open, because a client that has sent all its input still waits for the output.
    createConnection: () => connect('socketPath' in engine ? { path: engine.socketPath, allowHalfOpen: true } : { ...engine, allowHalfOpen: true }),
  });

export interface EngineAnswer {
  readonly status: number;
  readonly text: string;
  /** The parsed body, or `undefined` when it is not JSON. */
  readonly json: unknown;
}

/** More than any honest list of one project takes. */
const answerLimit = 32 * 1024 * 1024;

/** One GET of the gate's own, read to its end. */
export const askEngine = (engine: EngineAddress, path: string): Promise<EngineAnswer> =>
  new Promise((resolve, reject) => {
    const asking = requestEngine(engine, { method: 'GET', path });
    asking.once('error', reject);
    asking.once('response', (answer) => {
      readAnswer(answer).then(resolve, reject);
    });
    asking.end();
  });

/** Reads an answer of the engine whole. Rejects when it is too long or breaks off. */
export const readAnswer = async (answer: IncomingMessage): Promise<EngineAnswer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > answerLimit) throw new Error(`the engine's answer is longer than ${String(answerLimit)} bytes`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: answer.statusCode ?? 502, text, json: parse(text) };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
