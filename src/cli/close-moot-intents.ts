import { closeIntent, readOpenIntents, type OpenIntent } from '../runner/open-intents.ts';
import type { DockerEngine } from '../stack/docker-engine.ts';
import { isNotFound } from '../stack/is-not-found.ts';

/**
 * Closes the intents of a dead run whose containers are seen to be gone: a fault lives in them. One whose container is still there stays open,
 * and so does one that names none. Rejects when the ledger cannot be read or written.
 */
export const closeMootIntents = async (engine: DockerEngine, ledger: string, tell: (line: string) => void): Promise<void> => {
  for (const intent of await readOpenIntents(ledger)) {
    const there = await stillThere(engine, intent);
    if (intent.identity.length === 0 || there.length > 0) {
      tell(`${intent.id} (${intent.kind} on ${intent.target}) stays open: ${there.join(', ') || 'no container is named'} may still carry it`);
      continue;
    }
    const gone = intent.identity.map(({ service, container }) => `${service} ${container.slice(0, 12)}`).join(', ');
    const saw = `moot: its ${intent.identity.length === 1 ? 'container is' : 'containers are'} gone (${gone})`;
    await closeIntent(ledger, intent.id, saw);
    tell(`closed ${intent.id} (${intent.kind} on ${intent.target}): ${saw}`);
  }
};

const stillThere = async (engine: DockerEngine, { identity }: OpenIntent): Promise<readonly string[]> => {
  const found = await Promise.all(
    identity.map(({ service, container }) =>
      engine.inspect(container).then(
        () => [service],
        (error: unknown) => {
          if (isNotFound(error)) return [];
          throw error;
        },
      ),
    ),
  );
  return found.flat();
};
