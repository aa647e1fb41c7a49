import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import type { Duration } from '../../core/duration.ts';
import type { Address, RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';
import type { Answered } from './answered.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { reasonOf } from './reason-of.ts';
import { judgeStatus } from './judge-status.ts';
import { requireConnections } from './require-connections.ts';
import { whereaboutsOf } from './whereabouts.ts';

export interface HttpDriverSettings {
  /** The port in the container. */
  readonly port: number;
  /** The most connections at one time. A request that finds none free waits, and its time runs. */
  readonly connections: number;
  /** From the call to the last byte of the answer. */
  readonly timeout: Duration;
}

export interface HttpRequest {
  /** Default `GET`. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Sent as JSON; a string as it stands. */
  readonly body?: Readonly<Record<string, unknown>> | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly text: string;
  /** The fields of a JSON object; empty for anything else. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Requests to one service, each sent once: nothing is tried again, and redirects are not followed. */
export interface HttpDriver extends AsyncDisposable {
  /**
   * Sends a request and reads the whole answer. Never rejects: a 4xx, and a request that was not sent because nobody could be reached in time, are refused; a 5xx,
   * an answer that is late, and a connection that broke are unknown. See `judgeStatus`.
   */
  send(request: HttpRequest, signal?: AbortSignal): Promise<Answered<HttpAnswer>>;
}

/** @throws DrillError `service-unknown` when the stack has no such service, or it does not publish the port. @throws RangeError for a bound that is none. */
export const openHttp = async (stack: RunningStack, service: Service, { port, connections, timeout }: HttpDriverSettings): Promise<HttpDriver> => {
  requireConnections(connections);
  const whereabouts = await whereaboutsOf(stack, service, port);
  const closing = new AbortController();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  const exchange = (
    address: Address,
    { method = 'GET', path, body, headers }: HttpRequest,
    deadline: Deadline,
    onSent: () => void,
  ): Promise<HttpAnswer> => {
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    const json = typeof body === 'object' ? { 'content-type': 'application/json' } : {};
    const length = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { ...address, method, path, agent, signal: deadline.signal, headers: { ...json, ...length, ...headers } },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
          });
          incoming.once('error', reject);
          incoming.once('end', () => {
            const told = Buffer.concat(chunks).toString();
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: told, fields: fieldsOf(told) });
          });
        },
      );
      outgoing.once('error', reject);
      outgoing.once('socket', (socket) => {
        if (socket.connecting) socket.once('connect', onSent);
        else onSent();
      });
      outgoing.end(text);
    });
  };

  return {
    send: async (asked, signal) => {
      using deadline = startDeadline(timeout, signal, closing.signal);
      let sent = false;
      try {
        const address = await deadline.within(whereabouts.ask());
        const answer = await exchange(address, asked, deadline, () => {
          sent = true;
        });
        return judgeStatus(answer);
      } catch (error) {
        if (deadline.passed === undefined) whereabouts.forget();
        return { ok: false, refused: !sent, why: deadline.passed ?? reasonOf(error) };
      }
    },
    [Symbol.asyncDispose]: () => {
      closing.abort();
      agent.destroy();
      return Promise.resolve();
    },
  };
};

const fieldsOf = (text: string): Readonly<Record<string, unknown>> => {
  if (!text.startsWith('{')) return {};
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
};
