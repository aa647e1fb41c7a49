import { describe, expect, test } from 'vitest';
import { milliseconds, minutes, seconds } from '../../../../src/core/duration.ts';
import { anyOf, type Inventory, type KnownService, type ToolboxAnswers } from '../../../../src/core/inventory.ts';
import { lintRunbooks } from '../../../../src/runbook/lint/lint-runbooks.ts';
import { lintRules } from '../../../../src/runbook/lint/rules/index.ts';
import { shell, tryBothSides, type Sides } from './try-both-sides.ts';

const service = (name: string, parts: Partial<KnownService> = {}): KnownService => ({
  name,
  container: undefined,
  environment: [],
  listens: [],
  ...parts,
});

const rule = (name: string, expr: string, lasting = milliseconds(0), severity = 'critical') => ({
  name,
  expr,
  for: lasting,
  keepFiringFor: milliseconds(0),
  interval: undefined,
  severity,
  labels: { severity },
  annotations: {},
  place: { file: 'rules.yml', line: 3 },
});

const inventory: Inventory = {
  composeFiles: ['compose.yml', 'compose.prod.yml'],
  services: [
    service('app', {
      environment: ['AUTH_LOGIN_MAX_ATTEMPTS', 'METRICS_GUARD', 'OPERATOR_SECRET'],
      listens: [{ port: 3000, scheme: undefined }],
    }),
    service('db', { container: 'account-db', listens: [{ port: 5432, scheme: 'postgres' }] }),
    service('redis'),
  ],
  publishedPorts: [3000, 9090],
  alerts: [
    rule('RedisDown', 'app_redis_up == 0', seconds(15)),
    rule('ManyErrors', 'rate(http_errors_total[5m]) > 0.05', minutes(1), 'warning'),
    rule('Slow', 'latency_seconds > 2 and requests > 10'),
  ],
  metrics: ['app_redis_up', 'app_redis_keys', 'app_http_seconds', 'evicted_keys'],
  logEvents: ['store_lost', 'app_redis_lost'],
  tables: ['Lockout'],
  keyPrefixes: ['login:', 'lock:'],
  topics: ['orders.created'],
  queues: ['mail'],
  files: ['scripts/restore.sh', '/etc/redis/redis.conf', 'deploy.py'],
};

const table = (...rows: readonly string[]): string =>
  ['# Alerts', '', '| Alert | Condition | Severity | For |', '|---|---|---|---|', ...rows].join('\n');

const sides: Readonly<Record<string, Sides>> = {
  'alert-differs': {
    objects: [
      table('| `RedisDown` | `app_redis_up ▸== 1` for 15 s | critical | |'),
      table('| `RedisDown` | `app_redis_up ▸!= 0` for 15 s | critical | |'),
      table('| RedisDown | `▸app_redisup == 0` | | |'),
      table('| RedisDown | app_redis_up == 0 for ▸20 s | | |'),
      table('| `RedisDown` | redis is gone | ▸warning | |'),
      table('| RedisDown | | | ▸1 min |'),
      table('| ManyErrors | Errors ▸> 8% for 5 minutes | | |'),
      table('| ManyErrors | Errors > 5% for ▸2 minutes | | |'),
    ],
    accepts: [
      table('| `RedisDown` | `app_redis_up == 0` for 15 s | critical | 15s |', '| RedisDown | app_redis_up < 1 | Critical | |'),
      table('| ManyErrors | Errors > 5% for 5 minutes | P2 | |', '| ManyErrors | more than > 50 per 1000 for 1 minute | | 60s |'),
      table('| ManyErrors | success < 80% | | |', '| Slow | latency_seconds > 3 | | |', '| Unheard | x == 3 | warning | |'),
    ],
  },
  'misspelt-name': {
    objects: ['Is `▸reddis` up, or `▸redsi`?', 'See `▸OPERATOR_SECERT`, and `▸RedisDonw`.', 'Watch for `▸store_lots`.', 'It runs in `▸acount-db`.'],
    accepts: [
      '`redis`, `account-db`, `OPERATOR_SECRET`, `RedisDown` and `store_lost` are there.',
      'Say reddis, or `rds`, or `redis-cli ping`.',
      '`radius`',
    ],
  },
  'unknown-alert': {
    objects: [table('| `▸RedisGone` | up == 0 | | |'), table('| RedisDown | | | |', '| ▸Redis_Down | | | |')],
    accepts: [table('| `RedisDown` | up == 0 | | |', '| Queue too long | > 5 | | |'), 'The alert `RedisGone` is no more.'],
  },
  'unknown-compose-file': {
    objects: [
      shell('docker compose -f ▸compose.prd.yml ps'),
      shell('docker-compose ▸--file=deploy/compose.staging.yaml up -d'),
      'Run `docker compose --file ▸stack.yml ps` there.',
    ],
    accepts: [
      shell('docker compose -f compose.prod.yml ps', 'docker compose -f deploy/compose.yml -f "$OVERLAY" ps', 'cat x | docker compose -f - ps'),
      shell('docker compose -f <file> ps', 'kubectl apply -f x.yml', 'docker compose logs -f app'),
    ],
  },
  'unknown-container': {
    objects: [
      shell('docker restart ▸apps'),
      shell('docker exec -e A=1 -u 0 ▸cache redis-cli ping'),
      shell('docker stop app ▸redsi'),
      shell('date', '  docker container inspect ▸web'),
      'See `docker logs -n 5 ▸gateway`.',
    ],
    accepts: [
      shell('docker restart app account-db', 'docker logs -f --tail 50 redis', 'docker exec -it app ls nothing', 'docker logs proj-app-1'),
      shell('docker logs 4f2d1c0b9a8e', 'docker logs <service>', 'docker logs "$NAME"', 'docker inspect some-image', 'docker rm -f $(docker ps -q)'),
      shell('docker run --name web nginx', 'docker logs web', 'docker compose restart nothing', 'docker stats --no-stream', 'podman logs x'),
      shell('docker exec -itu root app ls', 'docker run nginx'),
    ],
  },
  'unknown-file': {
    objects: [
      shell('▸./scripts/restor.sh now'),
      shell('bash ▸restart.sh'),
      shell('sudo ▸/opt/tools/x.py'),
      'Edit `▸/etc/redis/redis.cnf`.',
      'Look into `▸conf/app.yml`.',
    ],
    accepts: [
      shell('./scripts/restore.sh', 'cd scripts && ./restore.sh', 'python deploy.py', 'bash -c x', 'cat unknown.sh', '$HOME/x.sh'),
      'Edit `/etc/redis/redis.conf` or `redis/redis.conf`, ask `/ready`, see `application/json` and `a/b`, `10.0.0.1/24`.',
    ],
  },
  'unknown-key-prefix': {
    objects: [shell('redis-cli del ▸"lockout:$EMAIL" "lock:$EMAIL"'), 'Remove all keys that begin with `▸attempt:`.'],
    accepts: [
      shell('redis-cli del "login:$EMAIL" "$KEY" log', 'redis-cli set other 1', 'redis-cli --scan --pattern "x*"'),
      'Remove keys prefixed with `login:` and `lock:<email>`.',
    ],
  },
  'unknown-log-event': {
    objects: ['The log event `▸store_lots` is written.'],
    accepts: ['The log event `store_lost` is written, and `another`.', 'The log events `<name>` are many.'],
  },
  'unknown-metric': {
    objects: ['Look at `▸app_redis_upp` there.', 'Watch\n  `increase(▸app_redis_gone_total[5m]) > 5`.'],
    accepts: [
      'Watch `app_redis_up`, `rate(app_redis_keys_count{app_redis_label="x"}[5m])` and `app_http_size`.',
      'The log event `app_redis_lost`, `app_redis` and `redis_commands_total`.',
    ],
  },
  'unknown-port': {
    objects: [
      shell('curl ▸http://localhost:3001/ready'),
      shell('until nc -z ▸app:8080; do sleep 1; done'),
      shell('psql ▸"postgres://db:6432/x" -c "select 1"'),
      'It is [here](▸http://127.0.0.1:9091).',
    ],
    accepts: [
      shell('curl http://localhost:3000/ready', 'curl 127.0.0.1:9090', 'psql postgres://u:p@db:5432/x -c "select 1"', 'nc -z redis 6380'),
      shell('docker compose exec app curl localhost:9229', 'curl http://example.com:8443/', 'docker run -p 127.0.0.1:9999:80 db:15'),
      shell('kubectl port-forward svc/x 8080:80', 'curl localhost:8080'),
      'Look at http://db:8008/health and http://redis:8001 and at app:3000.',
    ],
  },
  'unknown-queue': {
    objects: ['Drain the `▸mails` queue.'],
    accepts: ['Drain the `mail` queue, then the queue `mail`.', 'Queues may be long.'],
  },
  'unknown-service': {
    objects: [
      shell('docker compose up -d app ▸redsi'),
      shell('docker compose -f compose.prod.yml exec -T ▸ap printenv'),
      shell('date', '  docker-compose logs --tail 50 ▸cache'),
      'Then `docker compose logs -f ▸api`.',
    ],
    accepts: [
      shell('docker compose up -d', 'docker compose restart -t 5 app redis', 'docker compose exec -e A=1 db psql other', 'docker compose down'),
      shell('docker compose -f other.yml restart cache', 'docker compose up "$SERVICE"', 'docker compose logs <service>', 'docker restart cache'),
      shell('docker compose --profile x --ansi never ps db', 'docker compose run --rm -v a:b app sh', 'docker compose stop -t 1 app'),
    ],
  },
  'unknown-table': {
    objects: ['Empty the table `▸Lockouts`.'],
    accepts: ['Empty the table `Lockout`.', 'The `Lockout` table.', 'A table of `things`.'],
  },
  'unknown-topic': {
    objects: ['Read topic `▸orders.create`.'],
    accepts: ['Read the topic `orders.created`.', 'The topic `<name>`.'],
  },
  'unknown-variable': {
    objects: [
      shell('echo ▸"$AUTH_LOGIN_MAX_ATTEMPT"'),
      shell('docker compose exec app printenv ▸METRICS_GARD'),
      'Set `▸METRICS_GUARDS=secret`.',
      'The value is `x: ▸${METRICS_SECRET}`.',
    ],
    accepts: [
      shell('echo "$OPERATOR_SECRET" "$HOME" "$POD_NAME"', 'docker compose exec app printenv METRICS_GUARD PATH'),
      shell('export AUTH_TOKEN=x', 'echo $AUTH_TOKEN', 'read -r AUTH_CODE', ': "${AUTH_X:?set it}" "$AUTH_X"', 'echo ${AUTH_Y:-none}'),
      'Set `METRICS_GUARD=cidr` and `METRICS_GUARD_ALLOWLIST=10.0.0.0/8`, or read `METRICS_NOTHING`.',
    ],
  },
};

const ofToolbox: ReadonlySet<keyof Inventory> = new Set<keyof ToolboxAnswers>(['programs', 'calls', 'brokenScripts']);

tryBothSides(
  lintRules.filter(({ needs }) => needs !== undefined && !ofToolbox.has(needs)),
  sides,
  inventory,
);

describe('what is not known', () => {
  test('nothing is held against it, and the rules that were not asked are told', () => {
    const texts = Object.values(sides)
      .flatMap(({ objects }) => Object.values(objects))
      .map((text) => text.replace('▸', ''));
    const documents = texts.map((text, index) => ({ file: `${String(index)}.md`, text, inventory: {} }));
    const { findings, unasked } = lintRunbooks(documents);
    expect(findings.map((one) => one.rule).filter((id) => Object.hasOwn(sides, id))).toEqual([]);
    expect(unasked.filter(({ needs }) => !ofToolbox.has(needs)).map((one) => one.rule)).toEqual([...Object.keys(sides), 'alert-without-section']);
    expect(unasked.every(({ files }) => files.length === texts.length)).toBe(true);
  });

  test('a list of variables makes every other one with their first word an unknown one', () => {
    const asked = (variables: readonly string[]) =>
      lintRunbooks([{ file: 'x.md', text: 'Set `METRICS_GUARD_ALLOWLIST=1`.', inventory: { services: [], variables } }]).findings.map(
        ({ message }) => message,
      );
    expect(asked(['METRICS_GUARD'])).toEqual(['no service has a variable METRICS_GUARD_ALLOWLIST']);
    expect(asked(['METRICS_GUARD', 'METRICS_GUARD_ALLOWLIST'])).toEqual([]);
  });

  test('of several systems, it is what one of them does not tell', () => {
    const both = anyOf([inventory, { services: [service('web')], composeFiles: ['web.yml'] }]);
    expect(Object.keys(both).sort()).toEqual(['composeFiles', 'services']);
    expect(both.services?.map(({ name }) => name)).toEqual(['app', 'db', 'redis', 'web']);
    expect(anyOf([])).toEqual({});
  });
});

test('alert-without-section: an alert is objected to where its rule is, once for all documents of a system', () => {
  const found = (...texts: readonly string[]) =>
    lintRunbooks(texts.map((text, index) => ({ file: `${String(index)}.md`, text, inventory })))
      .findings.filter((one) => one.rule === 'alert-without-section')
      .map(({ message, place }) => [message.split(' ')[4], place]);
  const place = { file: 'rules.yml', line: 3, column: 1 };
  expect(found('# Slow\n\n`ManyErrors`', 'RedisDown_ is another.')).toEqual([['RedisDown', place]]);
  expect(found('# Slow\n\n`ManyErrors`', '| RedisDown |')).toEqual([]);
  expect(found('Slow: wait.\n\n- ManyErrors: look.\n- RedisDown: mend it.')).toEqual([]);
});

test('a misspelt metric, table or event is objected to once, by the rule that knows what it is', () => {
  const rulesFor = (text: string) => lintRunbooks([{ file: 'x.md', text, inventory: { ...inventory, alerts: [] } }]).findings.map((one) => one.rule);
  expect(rulesFor('The log event `store_lots` is written, and `app_redis_upp` is 0.')).toEqual(['unknown-log-event', 'unknown-metric']);
  expect(rulesFor('Then `store_lots` is written.')).toEqual(['misspelt-name']);
});
