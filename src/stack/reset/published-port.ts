import { containerOf } from '../capabilities/container-of.ts';
import type { SystemUnderTest } from '../system-under-test.ts';

/** Where a port of a service can be reached on 127.0.0.1, past every link. It changes when the container is started again. @throws Error when it is not published. */
export const publishedPort = async ({ engine, containers }: SystemUnderTest, service: string, port: number): Promise<number> => {
  const { ports } = await engine.inspect(containerOf({ containers }, service));
  const published = ports[`${String(port)}/tcp`];
  if (published === undefined) throw new Error(`${service} does not publish port ${String(port)}`);
  return published;
};
