import { milliseconds } from '../../core/duration.ts';
import { condition, type Condition, type Probe } from '../../core/probe.ts';
import type { Service } from '../../core/target.ts';

/** How long a line may take from the process to the harness: the engine's log file and its follower, on a busy machine. */
const delivery = milliseconds(50);

/** The `event` code of every line of JSON that a service logs; lines of any other shape tell nothing. */
export const logEvents = (service: Service): Probe<string | undefined> => ({
  name: `log events of ${service.name}`,
  of: service,
  period: delivery,
  follows: true,
  watch: async (stack, observe, signal) => {
    observe(undefined);
    await stack.follow(
      service.name,
      (line) => {
        observe(eventOf(line));
      },
      signal,
    );
  },
});

/** It is true that the service has logged `event` since the watching began. */
export const logged = (service: Service, event: string): Condition => {
  const probe = logEvents(service);
  return condition(
    `${service.name} logs ${event}`,
    {
      ...probe,
      watch: (stack, observe, signal) => {
        let count = 0;
        return probe.watch(
          stack,
          (seen) => {
            if (seen === event) count += 1;
            if (seen === event || seen === undefined) observe(count);
          },
          signal,
        );
      },
    },
    (count: number) => count > 0,
    (count) => (count === 0 ? `no ${event} yet` : event),
  );
};

const eventOf = (line: string): string | undefined => {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed = JSON.parse(line) as { readonly event?: unknown };
    return typeof parsed.event === 'string' ? parsed.event : undefined;
  } catch {
    return undefined;
  }
};
