import { setTimeout as wait } from 'node:timers/promises';
import { milliseconds, type Duration } from '../../core/duration.ts';
import { playExpression } from '../../core/play-expression.ts';
import type { Probe } from '../../core/probe.ts';
import type { RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';
import { bounds, type Bounds, type Found } from '../bounds.ts';
import { askPrometheus, QuestionRefused, type PrometheusApi } from './ask-prometheus.ts';

export interface MetricSettings {
  /** Of Prometheus's API. Default 9090. */
  readonly port?: number;
  /** How far apart it is asked. Default 200 ms. */
  readonly period?: Duration;
  /** A documented duration for which a value must have been so at every step, as `for` of an alert. Default: an instant is enough. */
  readonly throughout?: Duration;
}

/** How many steps a range is looked at in. */
const steps = 30;

interface Series {
  readonly value?: readonly [number, string];
  readonly values?: readonly (readonly [number, string])[];
}

/** The value of an expression of PromQL, of every series that it finds: now, or at every step of a range. Durations in it are documented ones. */
export const metricValues = (prometheus: Service, expression: string, settings: MetricSettings = {}): Probe<Found<readonly number[]> | undefined> => {
  const { port = 9090, period = milliseconds(200), throughout } = settings;
  const api: PrometheusApi = { service: prometheus, port };
  return {
    name: `metric ${expression}`,
    of: prometheus,
    period,
    isScraped: true,
    watch: async (stack, observe, signal) => {
      const played = playExpression(expression, stack.timing);
      const path = throughout === undefined ? () => instant(played) : () => range(played, stack.timing.play(throughout));
      while (!signal.aborted) {
        observe(await look(stack, api, path(), throughout !== undefined, signal));
        await wait(period, undefined, { signal }).catch(() => undefined);
      }
    },
  };
};

const instant = (query: string): string => `/api/v1/query?${new URLSearchParams({ query }).toString()}`;

const range = (query: string, over: number): string => {
  const end = Date.now() / 1_000;
  const window = { start: String(end - over / 1_000), end: String(end), step: String(Math.max(0.001, over / 1_000 / steps)) };
  return `/api/v1/query_range?${new URLSearchParams({ query, ...window }).toString()}`;
};

/** `undefined` while Prometheus does not answer. Rejects when it says that the expression is wrong: nobody will ever see anything with it. */
const look = async (
  stack: RunningStack,
  api: PrometheusApi,
  path: string,
  whole: boolean,
  signal: AbortSignal,
): Promise<Found<readonly number[]> | undefined> => {
  const data = await askPrometheus(stack, api, path, signal).catch((error: unknown) => {
    if (error instanceof QuestionRefused) throw error;
    return undefined;
  });
  if (data === undefined) return undefined;
  const { result, resultType } = data as { readonly result?: unknown; readonly resultType?: unknown };
  if (resultType === 'scalar' && Array.isArray(result)) return [[Number(result[1])]];
  if (!Array.isArray(result)) throw new Error(`the expression gives a ${String(resultType)}, no number`);
  const series = (result as readonly Series[]).map(({ value, values }) =>
    (values ?? (value === undefined ? [] : [value])).map(([, text]) => Number(text)),
  );
  // A series that was absent for a part of the range was not so throughout.
  return whole ? series.filter((points) => points.length > steps) : series.filter((points) => points.length > 0);
};

/** It is true of an expression of PromQL, for any series that it finds. Absent series, and no answer, are nothing seen: never 0. */
export const metric = (prometheus: Service, expression: string, settings: MetricSettings = {}): Bounds<number> => {
  const values = metricValues(prometheus, expression, settings);
  const words = settings.throughout === undefined ? expression : `${expression}, throughout ${String(settings.throughout / 1_000)} s,`;
  // Of a range the value nearest to breaking the bound speaks for all of them.
  const through = (pick: (points: readonly number[]) => number): Bounds<number> =>
    bounds(words, {
      ...values,
      watch: (stack, observe, signal) =>
        values.watch(
          stack,
          (found) => {
            observe(found?.map(pick));
          },
          signal,
        ),
    });
  return {
    above: (limit) => through((points) => Math.min(...points)).above(limit),
    below: (limit) => through((points) => Math.max(...points)).below(limit),
    is: (wanted) =>
      through((points) => (points.every((point) => point === wanted) ? wanted : (points.find((point) => point !== wanted) ?? NaN))).is(wanted),
  };
};
