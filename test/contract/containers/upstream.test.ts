import {
  badTls,
  httpError,
  httpGarbage,
  httpSlow,
  httpThrottle,
  jwksEmpty,
  jwksError,
  jwksGarbage,
  jwksStall,
  rotateKeys,
  wrongIssuer,
} from '../../../faults/index.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import { contractOnContainers, type Promised } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const idp = service('idp');
const jwks = 'http://idp:8080/.well-known/jwks.json';
const api = 'http://idp:8080/api/orders';

/** A client by hand: it goes by its own link, the canary does not. */
const inClient =
  (script: string) =>
  async (stack: ContractStack): Promise<string> =>
    (await stack.exec('client', 'bash', '-c', `${script}; true`)).trim();

/** A key set in a word: how many keys, or what else came. */
const keys = inClient(
  `curl --silent --max-time 1 --write-out '%{stderr}%{http_code}' ${jwks} 2>/tmp/code | jq --raw-output '.keys | length' 2>/dev/null || cat /tmp/code`,
);
const status = inClient(`curl --silent --max-time 1 --output /dev/null --write-out '%{http_code}' ${jwks}`);
const bodyOfApi = inClient(`curl --silent --max-time 3 ${api} | jq .ok 2>/dev/null || echo unreadable`);

/** What a service behind this provider does (another container is another provider, known by its authority): it fetches the keys that are shown and checks by which a token is signed. */
const tokenByShownKey = inClient(`
part() { curl --silent http://idp:8080/token | jq --raw-output .access_token | cut -d. -f"$1" | tr '_-' '/+' | base64 --decode 2>/dev/null; }
kid=$(part 1 | jq --raw-output .kid)
first=/tmp/first-of-$(curl --silent http://idp:8080/ca.pem | md5sum | cut -c1-32)
[ -e "$first" ] || echo "$kid" > "$first"
echo "$([ "$kid" = "$(cat "$first")" ] && echo old || echo new) key, $(curl --silent ${jwks} | jq '.keys | length') shown"`);

/** Every part of the other upstream. */
const partner = inClient(`
curl --silent http://partner:8080/.well-known/jwks.json http://partner:8080/.well-known/openid-configuration
curl --silent --output /dev/null --write-out '%{http_code}' http://partner:8080/api/orders
curl --silent --output /dev/null --write-out '%{http_code}' --cacert <(curl --silent http://partner:8080/ca.pem) https://partner:8443/api/orders`);

const programme = (stack: ContractStack): Promise<string> => stack.exec('idp', 'curl', '--silent', '--fail', 'http://127.0.0.1:9901/programme');

const promised = (fault: Promised['fault'], sees: Promised['sees'], healthy: unknown, harmed: unknown): Promised => ({
  ...{ fault, sees, healthy, harmed, neighbour: partner, digest: programme, afterRestart: 'bites' },
});

/** All are done by setting fields of the programme, so one of each part is tried at full length. */
const alike = (one: Promised): Promised => ({ ...one, like: 'jwks-error' });

/** The API fails in a share of the cases: of 40 requests some, not all. */
const someFail = inClient(`
failed=$(curl --silent --output /dev/null --write-out '%{http_code}\\n' '${api}?[1-40]' | grep -c 502)
if (( failed == 0 )); then echo none; elif (( failed < 40 )); then echo some; else echo all; fi`);
const isLate = inClient(`curl --silent --output /dev/null --write-out '%{time_total}' ${api} | awk '{ print ($1 >= 0.4) ? "late" : "in time" }'`);
const throttled = inClient(`curl --silent --output /dev/null --write-out '%{http_code} %header{retry-after}' ${api}`);
const overTls = inClient(`
curl --silent --output /dev/null --write-out '%{exitcode} %{http_code}' --cacert <(curl --silent http://idp:8080/ca.pem) https://idp:8443/api/orders`);
const issuer = inClient('curl --silent http://idp:8080/.well-known/openid-configuration | jq --raw-output .issuer');

contractOnContainers('test/contract/containers/upstream.compose.yml', [
  promised(jwksError(idp, { status: 500 }), status, '200', '500'),
  alike(promised(jwksStall(idp), status, '200', '000')),
  alike(promised(jwksGarbage(idp), keys, '1', '200')),
  alike(promised(jwksGarbage(idp, { as: 'truncated' }), keys, '1', '200')),
  alike(promised(jwksEmpty(idp), keys, '1', '0')),
  alike(promised(rotateKeys(idp, { overlap: true }), tokenByShownKey, 'old key, 1 shown', 'new key, 2 shown')),
  promised(rotateKeys(idp, { overlap: false }), tokenByShownKey, 'old key, 1 shown', 'new key, 1 shown'),
  alike(promised(wrongIssuer(idp), issuer, 'http://idp:8080', 'https://somebody-else.example')),
  promised(httpError(idp, { status: 502, rate: percent(30) }), someFail, 'none', 'some'),
  alike(promised(httpSlow(idp, { of: milliseconds(400) }), isLate, 'in time', 'late')),
  alike(promised(httpGarbage(idp, { as: 'truncated' }), bodyOfApi, 'true', 'unreadable')),
  alike(promised(httpThrottle(idp, { retryAfter: seconds(30) }), throttled, '200', '429 30')),
  promised(badTls(idp, { certificate: 'expired' }), overTls, '0 200', '60 000'),
  alike(promised(badTls(idp, { certificate: 'self-signed' }), overTls, '0 200', '60 000')),
]);
