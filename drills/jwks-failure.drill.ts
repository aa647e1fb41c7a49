import {
  costs,
  drill,
  logged,
  loseOne,
  metric,
  milliseconds,
  minutes,
  misname,
  noFault,
  percent,
  perSecond,
  runbook,
  seconds,
  staggered,
  toothless,
  withhold,
  type Break,
  type Fault,
} from 'firedrill';
import { jwksEmpty, jwksError, jwksGarbage, jwksStall, rotateKeys } from 'firedrill/faults';
import { providerMendsKeySet } from '../fixtures/platform/identity/actions.ts';
import { earlierTokensVerify, noForgedTokenAccepted, noProvisionedUserLost } from '../fixtures/platform/identity/checks.ts';
import { provisioning } from '../fixtures/platform/identity/load.ts';
import { auth0, identityApi, platformIdentity, prometheus } from '../fixtures/platform/identity/stack.ts';

const page = runbook('platform').section('Auth0 token verification failing');
const settings = 'runbooks/platform.md, Settings';

/** Keys that are cached hide the outage from everybody but those whose tokens are signed with a new one. */
const andRotated = (outage: Fault): Break => staggered({ every: milliseconds(100) }, outage, rotateKeys(auth0, { overlap: true }));

export default drill({
  tries: page,
  stack: platformIdentity,
  load: provisioning({ rate: perSecond(20) }),
  promises: { detected: seconds(30), alerted: minutes(2), restored: minutes(5), stable: seconds(30), lost: 'nothing' },
  steady: { for: seconds(30), conditions: [metric(prometheus, 'identity_api_jwks_up').is(1)], succeeds: percent(99) },
  breaks: [andRotated(jwksError(auth0, { status: 503 }))],
  detects: page.detection.are({
    AUTH0_JWKS_REFRESH_FAILED: logged(identityApi, 'AUTH0_JWKS_REFRESH_FAILED'),
    identity_api_jwks_up: metric(prometheus, 'identity_api_jwks_up').is(0),
    identity_api_jwks_refresh_errors_total: metric(prometheus, 'increase(identity_api_jwks_refresh_errors_total[1m])').above(0),
    key_unavailable: metric(prometheus, 'increase(identity_api_token_validation_failures_total{reason="key_unavailable"}[1m])').above(0),
  }),
  alerts: 'Auth0KeySetUnavailable',
  floor: [
    costs('the identity API fetching keys again after', seconds(10), {
      adds: ['detect', 'alert'],
      atLeast: seconds(0),
      isPlayed: true,
      source: settings,
    }),
    costs('the key set being waited for', milliseconds(500), { adds: ['detect', 'alert'], atLeast: seconds(0), source: settings }),
  ],
  recovers: page.recovery.by({
    'report it to the support of Auth0': providerMendsKeySet,
    'granted before the outage still verify': earlierTokensVerify,
    'which Auth0 did not sign': noForgedTokenAccepted,
  }),
  checks: [noProvisionedUserLost],
  variants: {
    stall: { breaks: [andRotated(jwksStall(auth0))] },
    garbage: { breaks: [andRotated(jwksGarbage(auth0, { as: 'html' }))] },
    empty: { breaks: [andRotated(jwksEmpty(auth0))] },
  },
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'outage-goes-on': withhold('report it to the support of Auth0'),
    'restart-withheld': withhold('Restart the service'),
    'wrong-alert': misname('`Auth0KeySetUnavailable`', '`Auth0KeysUnavailable`'),
    'misspelt-command': misname('ps identity-api', 'ps identity-apis'),
    'lost-user': loseOne(),
  },
});
