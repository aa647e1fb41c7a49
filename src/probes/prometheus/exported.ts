import { milliseconds, type Duration } from '../../core/duration.ts';
import type { Service } from '../../core/target.ts';
import { bounds, type Bounds } from '../bounds.ts';
import { polled } from '../polled.ts';
import { readExposition } from './read-exposition.ts';

export interface ExportedSettings {
  readonly port: number;
  /** Default `/metrics`. */
  readonly path?: string;
  /** What a sample must have to count, besides its name. Default any. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Sent along: a guard's token. Default none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How far apart it is read. Default 250 ms: many exporters measure when they are read. */
  readonly period?: Duration;
}

const timeoutMs = 2_000;

/** A metric as its exporter tells it, past any Prometheus. A sample that is not there, and no answer, are nothing seen: never 0. */
export const exported = (service: Service, name: string, settings: ExportedSettings): Bounds<number> => {
  const { port, path = '/metrics', labels = {}, headers = {}, period = milliseconds(250) } = settings;
  const wanted = Object.entries(labels);
  return bounds(`${name} of ${service.name}${wanted.length === 0 ? '' : ` with ${wanted.map(([key, value]) => `${key} ${value}`).join(', ')}`}`, {
    name: `${service.name} ${path}: ${name}`,
    of: service,
    period,
    watch: (stack, observe, signal) =>
      polled({
        ...{ period, observe, signal, isOurFault: () => false },
        open: () =>
          Promise.resolve({
            ask: async () => {
              const { host, port: published } = await stack.address(service.name, port);
              const answer = await fetch(`http://${host}:${String(published)}${path}`, {
                headers,
                signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
              });
              const text = await answer.text();
              if (!answer.ok) throw new Error(`${path} answers ${String(answer.status)}`);
              return readExposition(text)
                .filter((sample) => sample.name === name && wanted.every(([key, value]) => sample.labels[key] === value))
                .map(({ value }) => value);
            },
            close: () => Promise.resolve(),
          }),
      }),
  });
};
