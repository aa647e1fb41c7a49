import type { UpstreamHarms } from '../../../core/harms/upstream-harms.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import type { ServiceTable } from '../table.ts';
import { ask, jsonOf } from './ask.ts';
import { newKey, readProgramme } from './programme.ts';
import { upstreamRow } from './upstream-row.ts';

/** What the tokens of an identity provider can be made to suffer. */
export const identityHarms: ServiceTable<Pick<UpstreamHarms, 'rotateKeys' | 'wrongIssuer'>> = {
  rotateKeys: upstreamRow({
    owns: ['publishedKeys', 'signingKey', 'retiredKey'],
    sets: async ({ overlap }, { system, service, now }) => {
      const kid = await newKey(system, service);
      const before = String(now['signingKey']);
      return { publishedKeys: overlap ? `${before} ${kid}` : kid, signingKey: kid, retiredKey: before };
    },
    look: async ({ overlap }, system, service) => {
      const [{ kid, shown }, programme] = await Promise.all([seen(system, service), readProgramme(system, service)]);
      const retired = String(programme['retiredKey']);
      // A key set that is out, by another fault, tells nothing of which keys it would show.
      const rightlyShown = shown.length === 0 || (shown.includes(kid) && shown.includes(retired) === overlap);
      const harmed = retired !== '' && kid !== retired && rightlyShown;
      const before = retired === '' ? '' : `, before the rotation with ${retired}`;
      return { harmed, saw: `tokens are signed with ${kid}${before}; the key set shows ${shown.length === 0 ? 'nothing' : shown.join(', ')}` };
    },
  }),
  wrongIssuer: upstreamRow({
    owns: ['issuer'],
    sets: ({ issuer }) => ({ issuer }),
    look: async ({ issuer }, system, service) => {
      const found = await seen(system, service);
      return { harmed: found.issuer === issuer && found.iss === issuer, saw: `discovery names the issuer ${found.issuer}, a token ${found.iss}` };
    },
  }),
};

/** What a client gets to see: the discovery document, the key set, and a token that it was given. */
const seen = async (
  system: SystemUnderTest,
  service: string,
): Promise<{ readonly issuer: string; readonly iss: string; readonly kid: string; readonly shown: readonly string[] }> => {
  const [discovery, keySet, granted] = await ask(system, service, ['/.well-known/openid-configuration', '/.well-known/jwks.json', '/token']);
  const token = String(granted === undefined ? '' : jsonOf(granted)?.['access_token']);
  const [header, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  if (discovery === undefined || keySet === undefined || header === undefined || claims === undefined)
    throw new Error(`no token was granted: ${token}`);
  const keys = (jsonOf(keySet)?.['keys'] ?? []) as readonly { readonly kid: string }[];
  return {
    issuer: String(jsonOf(discovery)?.['issuer']),
    iss: (JSON.parse(claims) as { readonly iss: string }).iss,
    kid: (JSON.parse(header) as { readonly kid: string }).kid,
    shown: keys.map((key) => key.kid),
  };
};
