import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import type { Account } from './amqp.ts';

/** The account that a broker's compose file gives it, which its clients use too; what the server does without one is its own default. */
export const accountOf = async (system: SystemUnderTest, service: string): Promise<Account> => {
  const { environment } = await system.engine.inspect(containerOf(system, service));
  return {
    user: environment['RABBITMQ_DEFAULT_USER'] ?? 'guest',
    password: environment['RABBITMQ_DEFAULT_PASS'] ?? 'guest',
    vhost: environment['RABBITMQ_DEFAULT_VHOST'] ?? '/',
  };
};
