import { expect, test } from 'vitest';
import { operatorEnvironment } from '../../../src/stack/operator-environment.ts';

test('the operator has the variables of all services, and none that would break the tools', () => {
  const services = {
    app: { environment: { DATABASE_URL: 'postgres://db', PATH: '/app/bin', NODE_OPTIONS: '--inspect', empty: null } },
    db: { environment: { POSTGRES_PASSWORD: 'secret', LD_PRELOAD: '/usr/lib/faketime.so', PGUSER: 'app' } },
    idle: {},
  };
  expect(operatorEnvironment({ services })).toEqual({ DATABASE_URL: 'postgres://db', POSTGRES_PASSWORD: 'secret', PGUSER: 'app' });
});
