import { messageOf } from '../../core/message-of.ts';
import type { ComposeModel, ComposeService } from '../compose-model.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { forgetAlerts, isAlertmanager, isPrometheus, untilSilent } from './alerting.ts';
import { keepKafka } from './kafka.ts';
import type { Keeper } from './keeper.ts';
import { keepPostgres } from './postgres.ts';
import { keepRabbitmq } from './rabbitmq.ts';
import { keepRedis } from './redis.ts';

/** The first state of a system, kept so that it can be brought back while the system runs on. */
export interface KeptState {
  /** Rejects when the system is no longer what was kept, or cannot be brought back to it: it must be started anew. */
  reset(): Promise<void>;
  /** A reset starts Alertmanager anew and does not wait for it. Resolves when it answers again, rejects when it does not. */
  alerting(): Promise<void>;
  /** False from the beginning of a reset until Alertmanager was started anew: what it tells then is of the time before. */
  isHeard(): boolean;
}

const keepers: readonly Keeper[] = [keepPostgres, keepRedis, keepRabbitmq, keepKafka];

/** What a service writes for good, without anybody here who knows how to bring it back. */
const keepsFiles = ({ volumes = [] }: ComposeService): boolean => volumes.some(({ read_only, type }) => read_only !== true && type !== 'tmpfs');

/** What a service says of itself, in its compose file, when it keeps in its memory what a trial changes for good: which version of a secret is in force. */
const remembers = ({ labels }: ComposeService): boolean => labels?.['dev.firedrill.remembers'] === 'true';

const isKnown = (service: ComposeService): boolean => isPrometheus(service) || isAlertmanager(service) || keepers.some(({ keeps }) => keeps(service));

/** Why the state of such a system cannot be kept; `undefined` where it can. Read from the compose file alone. */
export const cannotKeep = (model: ComposeModel): string | undefined => {
  const services = Object.entries(model.services);
  const [remembering] = services.find(([, service]) => remembers(service)) ?? [];
  if (remembering !== undefined) return `${remembering} remembers what was changed, and nobody here makes it forget`;
  const [keeping] = services.find(([, service]) => keepsFiles(service) && !isKnown(service)) ?? [];
  return keeping === undefined ? undefined : `${keeping} keeps files, and nobody here knows how to bring those back`;
};

/**
 * Keeps the state of a system that has just been started. Services that keep no files are left as they are: what is in their memory stays, and one that says that
 * it remembers keeps the system from being brought back.
 * Rejects for a state that could not be brought back.
 */
export const keepState = async (system: SystemUnderTest, model: ComposeModel): Promise<KeptState> => {
  const lack = cannotKeep(model);
  if (lack !== undefined) throw new Error(lack);
  const servicesThat = (are: (service: ComposeService) => boolean): readonly string[] =>
    Object.entries(model.services).flatMap(([name, service]) => (are(service) ? [name] : []));
  const [watchers, tellers] = [servicesThat(isPrometheus), servicesThat(isAlertmanager)];
  const resets = await Promise.all(keepers.flatMap(({ keeps, keep }) => servicesThat(keeps).map((name) => keep(system, name))));
  let alerting = Promise.resolve();
  let heard = true;
  return {
    reset: async () => {
      heard = false;
      await alerting;
      await requireAll(system);
      await Promise.all([...resets.map((reset) => reset()), ...watchers.map((name) => untilSilent(system, name))]);
      alerting = Promise.all(tellers.map((name) => forgetAlerts(system, name))).then(() => {
        heard = true;
      });
      // Whoever needs it asks for it; until then a failure belongs to nobody.
      alerting.catch(() => undefined);
    },
    alerting: () => alerting,
    isHeard: () => heard,
  };
};

/** @throws Error when a container is gone, was made anew, or does not run: then other things may not be as they were, too. */
const requireAll = async ({ engine, containers }: SystemUnderTest): Promise<void> => {
  await Promise.all(
    [...containers].map(async ([service, id]) => {
      const state = await engine.inspect(id).catch((error: unknown) => {
        throw new Error(`the container of ${service} is not there any more: ${messageOf(error)}`);
      });
      if (!state.running || state.health === 'unhealthy') throw new Error(`${service} ${state.running ? 'is unhealthy' : 'does not run'}`);
    }),
  );
};
