import { get, type Agent } from 'node:http';
import type { Duration } from '../../core/duration.ts';

/** What an HTTP probe saw: a status, or why there was none. */
export type HttpAnswer = number | 'refused' | 'timeout' | 'closed';

export interface Question {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Longest wait for one answer. */
  readonly timeout: Duration;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

/** One GET. Never rejects: having no answer is an answer. */
export const ask = ({ host, port, path, timeout, agent, signal }: Question): Promise<HttpAnswer> =>
  new Promise((resolve) => {
    const request = get({ host, port, path, agent, signal, timeout }, (response) => {
      response.resume().once('close', () => {
        resolve(response.statusCode ?? 'closed');
      });
    });
    request.once('timeout', () => {
      request.destroy();
      resolve('timeout');
    });
    request.once('error', (error) => {
      resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'closed');
    });
  });
