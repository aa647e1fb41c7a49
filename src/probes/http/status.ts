import { Agent } from 'node:http';
import { milliseconds, type Duration } from '../../core/duration.ts';
import { condition, type Condition, type Probe } from '../../core/probe.ts';
import type { Service } from '../../core/target.ts';
import { periodic } from '../periodic.ts';
import { ask, type HttpAnswer } from './ask.ts';

export interface HttpProbeSettings {
  readonly port: number;
  readonly path: string;
  /** How far apart requests start. Default 10 ms: finer reads no better, see docs/benchmarks.md. */
  readonly period?: Duration;
  /** Longest wait for one answer. Default 1 s. */
  readonly timeout?: Duration;
}

/** Requests in flight at once: a slow server must not be hidden, and the probe must not become a load. */
const mostInFlight = 4;

/** The status that a service answers on a path, asked over and over from the harness. Read-only: it sends GET and nothing else. */
export const httpStatus = (service: Service, settings: HttpProbeSettings): Probe<HttpAnswer> => {
  const { port, path, period = milliseconds(10), timeout = milliseconds(1_000) } = settings;
  return {
    name: `${service.name} ${path} status`,
    of: service,
    period,
    watch: async (stack, observe, signal) => {
      const agent = new Agent({ keepAlive: true, maxSockets: mostInFlight });
      let address = await stack.address(service.name, port);
      let inFlight = 0;
      try {
        await periodic(
          period,
          () => {
            if (inFlight >= mostInFlight) return;
            inFlight += 1;
            void ask({ ...address, path, timeout, agent, signal }).then(async (answer) => {
              inFlight -= 1;
              if (signal.aborted) return;
              observe(answer);
              // A restarted container may publish another port.
              if (answer === 'refused') address = await stack.address(service.name, port).catch(() => address);
            });
          },
          signal,
        );
      } finally {
        agent.destroy();
      }
    },
  };
};

/** It is true that the service answers `status` on its readiness path. */
export const readiness = (service: Service, settings: HttpProbeSettings): { is(status: number): Condition } => ({
  is: (status) =>
    condition(
      `${service.name} answers ${String(status)} on ${settings.path}`,
      httpStatus(service, settings),
      (answer) => answer === status,
      (answer) => `${settings.path} ${String(answer)}`,
      (answer) => answer === 'timeout',
    ),
});
