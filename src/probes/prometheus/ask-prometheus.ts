import type { RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';

/** Longest wait for one answer, ms. */
const timeoutMs = 2_000;

/** A Prometheus, by its service and the port of its API. */
export interface PrometheusApi {
  readonly service: Service;
  readonly port: number;
}

/** Prometheus has understood the request and says that the question is wrong. */
export class QuestionRefused extends Error {
  override readonly name = 'QuestionRefused';
}

/** The `data` of one answer of Prometheus's HTTP API. Rejects when there is none within 2 s, and with `QuestionRefused` when the question is wrong. */
export const askPrometheus = async (stack: RunningStack, { service, port }: PrometheusApi, path: string, signal: AbortSignal): Promise<unknown> => {
  const { host, port: published } = await stack.address(service.name, port);
  const response = await fetch(`http://${host}:${String(published)}${path}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null) throw new Error(`${service.name} does not answer as Prometheus does`);
  const { status, data, error, errorType } = answer as Readonly<Partial<Record<'status' | 'data' | 'error' | 'errorType', unknown>>>;
  if (status === 'success') return data;
  const words = typeof error === 'string' ? error : `${service.name} answers ${String(response.status)}`;
  throw errorType === 'bad_data' ? new QuestionRefused(words) : new Error(words);
};
