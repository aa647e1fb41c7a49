import type { UpstreamHarms } from '../../../core/harms/upstream-harms.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import type { ServiceTable } from '../table.ts';
import { ask, inWords, jsonOf, type Answered } from './ask.ts';
import { upstreamRow } from './upstream-row.ts';

const path = '/.well-known/jwks.json';

const keySet = async (system: SystemUnderTest, service: string): Promise<Answered> => {
  const [answer] = await ask(system, service, [path]);
  if (answer === undefined) throw new Error('no answer was read');
  return answer;
};

const looks =
  <Settings>(harmed: (answer: Answered, settings: Settings) => boolean) =>
  async (settings: Settings, system: SystemUnderTest, service: string): Promise<{ readonly harmed: boolean; readonly saw: string }> => {
    const answer = await keySet(system, service);
    const keys = jsonOf(answer)?.['keys'];
    const shown = Array.isArray(keys) ? `, ${String(keys.length)} keys` : ', no key set';
    return { harmed: harmed(answer, settings), saw: inWords(path, answer) + (answer.problem === '' ? shown : '') };
  };

/** What the key set of an identity provider can be made to suffer. */
export const keySetHarms: ServiceTable<Pick<UpstreamHarms, 'jwksError' | 'jwksStall' | 'jwksGarbage' | 'jwksEmpty'>> = {
  jwksError: upstreamRow({
    owns: ['jwksStatus'],
    sets: ({ status }) => ({ jwksStatus: status }),
    look: looks((answer, { status }: UpstreamHarms['jwksError']) => answer.status === status),
  }),
  jwksStall: upstreamRow({
    owns: ['jwksStall'],
    sets: () => ({ jwksStall: true }),
    look: looks((answer) => answer.problem === 'timeout'),
  }),
  jwksGarbage: upstreamRow({
    owns: ['jwksGarbage'],
    sets: ({ as }) => ({ jwksGarbage: as }),
    look: looks((answer) => answer.status === 200 && jsonOf(answer) === undefined),
  }),
  jwksEmpty: upstreamRow({
    owns: ['jwksEmpty'],
    sets: () => ({ jwksEmpty: true }),
    look: looks((answer) => answer.status === 200 && isEmpty(jsonOf(answer)?.['keys'])),
  }),
};

const isEmpty = (keys: unknown): boolean => Array.isArray(keys) && keys.length === 0;
