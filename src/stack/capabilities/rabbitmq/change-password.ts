import { randomBytes } from 'node:crypto';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { accountOf } from './account-of.ts';
import { amqpCanary } from './amqp-canary.ts';
import { erlangText, evalErlang, evalErlangBack } from './eval-erlang.ts';

/** The broker keeps a salted hash, and takes one: the old password comes back without being known. */
export const changePassword = (system: SystemUnderTest, service: string, { user }: CapabilitySettings['changePassword']): Capability => {
  const name = erlangText(user);
  return {
    snapshot: async () => {
      const found = await evalErlang(
        system,
        service,
        `{ok, User} = rabbit_auth_backend_internal:lookup_user(${name}),
         Say(#{hash => base64:encode(internal_user:get_password_hash(User)), algorithm => internal_user:get_hashing_algorithm(User)})`,
      );
      return { ...(found as { readonly hash: string; readonly algorithm: string }) };
    },
    apply: async () => {
      const password = erlangText(randomBytes(24).toString('hex'));
      await evalErlang(system, service, `ok = rabbit_auth_backend_internal:change_password(${name}, ${password}, <<"operator">>), Say(true)`);
    },
    restore: async (snapshot) => {
      const hash = `base64:decode(${erlangText(String(snapshot['hash']))})`;
      const algorithm = `binary_to_existing_atom(${erlangText(String(snapshot['algorithm']))})`;
      await evalErlangBack(system, service, `ok = rabbit_auth_backend_internal:change_password_hash(${name}, ${hash}, ${algorithm}), Say(true)`);
    },
    look: async () => {
      const { outcome, elapsedMs } = await amqpCanary(system, service, await accountOf(system, service));
      return { harmed: outcome === 'turned away', saw: `a client that logged in as ${user} was ${outcome} after ${String(elapsedMs)} ms` };
    },
  };
};
