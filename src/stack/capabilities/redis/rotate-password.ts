import { createHash } from 'node:crypto';
import type { Capability } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { restoring } from '../restoring.ts';
import { redisServer, type Answer } from './server.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The default user has another password. The old one is known by its hash alone, as the server itself knows it, and set again by that. */
export const rotatePassword = (system: SystemUnderTest, service: string): Capability => {
  const server = redisServer(system, service);
  /** Made from the container, so that whoever can lift the fault is let in, and nobody else guesses it. */
  const changed = (): string => sha256(`firedrill ${containerOf(system, service)}`);
  const shutOut = ({ said }: Answer): boolean => /NOAUTH|WRONGPASS|AUTH failed/.test(said);
  /** With the clients' password, or else with the new one. */
  const administer = async (...command: readonly string[]): Promise<string> => {
    const old = await server.ask(command);
    const answer = shutOut(old) ? await server.ask(command, { password: changed() }) : old;
    if (answer.outcome !== 'said' || shutOut(answer)) throw new Error(`${service} answered ${answer.said || 'nothing'} to ${command[0] ?? ''}`);
    return answer.said;
  };
  const rules = async (): Promise<string> => {
    const user = await administer('--json', '-3', 'ACL', 'GETUSER', 'default');
    const { flags, passwords } = JSON.parse(user) as { readonly flags: readonly string[]; readonly passwords: readonly string[] };
    return flags.includes('nopass') ? 'nopass' : passwords.map((hash) => `#${hash}`).join(' ');
  };
  return {
    snapshot: async () => ({ rules: await rules() }),
    apply: async () => {
      await administer('ACL', 'SETUSER', 'default', 'resetpass', `#${sha256(changed())}`);
      // Who is in stays in; clients that have to come in again are what a change of passwords makes.
      await administer('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    },
    restore: ({ rules: found }) =>
      restoring(service, async () => {
        if ((await rules()) !== found) await administer('ACL', 'SETUSER', 'default', 'resetpass', ...String(found).split(' '));
      }),
    look: async () => {
      const answer = await server.ask(['PING']);
      if (answer.outcome === 'silent') throw new Error(`${service} said nothing to PING`);
      return { harmed: shutOut(answer), saw: `with the password of the clients, PING was answered ${answer.said}` };
    },
  };
};
