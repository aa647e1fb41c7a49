import { createServer, ServerResponse, type IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { messageOf } from '../core/message-of.ts';
import { admit, type Admitted } from './admit.ts';
import type { ConfigHashes } from './config-hashes.ts';
import type { EngineAddress } from './engine.ts';
import { forward, sendAnswer } from './forward.ts';
import type { GateContext } from './gate-context.ts';
import { hijack } from './hijack.ts';
import { outstandingCalls } from './outstanding-calls.ts';
import { projectObjects } from './project-objects.ts';
import { bodyLimit, readBody, readUpgradeBody } from './read-body.ts';
import { Refused } from './refused.ts';
import type { Scope } from './scope.ts';
import { stripControl } from './strip-control.ts';
import { listenOnUnixSocket } from './unix-server.ts';

export interface GateOptions extends Scope {
  /** Where the gate listens; the folder is what the toolbox mounts. At most 107 bytes. */
  readonly socketPath: string;
  readonly engine: EngineAddress;
  /** Told of every refusal, in words: `POST /containers/create`. */
  readonly onRefused: (call: string) => void;
}

/** The gate while it stands. Disposing it ends all connections and removes the socket. */
export interface Gate extends AsyncDisposable {
  /** The refusals since the last time this was asked, at most 100: an attack has no use for a longer list. */
  takeRefusals(): readonly string[];
  /** Resolves once nobody can ask for more and the engine has answered all that was asked of it, also by those who did not wait for the answer. */
  settled(): Promise<void>;
  /** From now on compose reads these as the hashes that its containers were made from: see `configHashes`. */
  showConfigHashes(hashes: ConfigHashes): void;
}

const mostRefusals = 100;

/**
 * Opens the gate in front of the Docker Engine: a proxy that passes the calls of `allowed-calls.ts` about containers, networks and volumes of one
 * compose project, and answers 403 to everything else. firedrill's own containers do not exist behind it. What is passed on is always written anew.
 */
export const openGate = async (options: GateOptions): Promise<Gate> => {
  const { engine, onRefused } = options;
  const scope: Scope = { project: options.project, runId: options.runId };
  let hashes: ConfigHashes = new Map();
  const context: GateContext = { engine, scope, objects: projectObjects(engine, scope), configHashes: () => hashes };
  let refusals: string[] = [];
  const calls = outstandingCalls();

  const refuse = (error: unknown, response: ServerResponse): void => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (!(error instanceof Refused)) {
      answer(response, 502, `firedrill's gate got no answer from the engine: ${messageOf(error)}`);
      return;
    }
    const call = stripControl(error.message).slice(0, 300);
    if (refusals.length < mostRefusals) refusals.push(call);
    onRefused(call);
    answer(response, error.status, `firedrill's gate does not let this through: ${call}`);
  };

  const judge = async (request: IncomingMessage, body: Buffer, response: ServerResponse, upgrade: boolean): Promise<Admitted | undefined> => {
    const judged = await admit(
      { method: request.method ?? '', target: request.url ?? '', body: body.toString('utf8'), upgrade },
      scope,
      context.objects,
    );
    if (!('nobody' in judged)) return judged;
    response.writeHead(judged.nobody.status, { 'content-type': 'application/json' }).end(judged.nobody.text);
    return undefined;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, bodyLimit, words(request));
    const admitted = await judge(request, body, response, false);
    if (admitted !== undefined) await forward(admitted, response, context);
  };

  const upgrade = async (request: IncomingMessage, response: ServerResponse, socket: Socket, head: Buffer): Promise<void> => {
    const { body, early } = await readUpgradeBody(request, socket, head, bodyLimit, words(request));
    const admitted = await judge(request, body, response, true);
    if (admitted === undefined) return;
    const outcome = await hijack(admitted, socket, early, engine);
    if (outcome !== 'joined') await sendAnswer(admitted, outcome, response, context);
  };

  const server = createServer((request, response) => {
    const served = serve(request, response).catch((error: unknown) => {
      refuse(error, response);
    });
    calls.add(served);
  });
  server.on('upgrade', (request: IncomingMessage, socket, head: Buffer) => {
    if (!(socket instanceof Socket)) {
      socket.destroy();
      return;
    }
    // A client that breaks off is ordinary; without a listener it would end the process.
    socket.on('error', () => undefined);
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once('finish', () => {
      socket.destroySoon();
    });
    upgrade(request, response, socket, head).catch((error: unknown) => {
      refuse(error, response);
    });
  });
  server.on('drop', () => {
    onRefused('more connections at once than anybody needs');
  });

  const listening = await listenOnUnixSocket(server, options.socketPath);
  return {
    takeRefusals: () => {
      const taken = refusals;
      refusals = [];
      return taken;
    },
    settled: async () => {
      await listening.silent();
      await calls.answered();
    },
    showConfigHashes: (shown) => {
      hashes = shown;
    },
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
};

const words = (request: IncomingMessage): string => `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`;

const answer = (response: ServerResponse, status: number, message: string): void => {
  const text = `${JSON.stringify({ message })}\n`;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
  response.end(text);
};
