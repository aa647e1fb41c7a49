import { lintRules } from '../../../../src/runbook/lint/rules/index.ts';
import { shell, tryBothSides, type Sides } from './try-both-sides.ts';

const whole =
  '## Incidents\n\n### Redis down\n\n#### Detection\n\n- `/ready` answers 503.\n\n| Alert | Condition |\n|---|---|\n| `RedisDown` | up == 0 |\n';
const recovery = '\n#### Recovery\n\n1. Start it.\n2. Confirm that it answers.\n';

const incident = (promise: string, signal: string, condition: string, within: string): string =>
  [
    '# Incidents\n\n## Redis down\n',
    promise,
    '\n### Detection\n',
    signal,
    '\n### Alert\n\n| Alert | Condition | Within |\n|---|---|---|',
    `| RedisDown | ${condition} | ${within} |`,
    '\n### Recovery\n\n1. Start it, within 30 minutes.',
  ].join('\n');

const sides: Readonly<Record<string, Sides>> = {
  'contradicting-durations': {
    objects: [
      incident('Promises: noticed within ▸20 seconds.', '- Within 10 seconds it is red.', 'up == 0 for 15 s', '1 min'),
      incident('Noticed within 10 s,\n  alerted within ▸5 minutes.', '- Within 10 seconds it is red.', 'up == 0 for 15 s', '1 min'),
      incident('Nothing is promised.', '- It is red.', 'up == 0 for 2 minutes', '▸60 s'),
      incident('Noticed within 10 s.', '- Within 10 seconds red.\n▸- Within 100 seconds 503.', 'up == 0', '1 min'),
    ],
    accepts: [
      incident('Noticed within 10 s, alerted within 1 minute.', '- Within 10 seconds red.\n- Within 5 seconds 503.', 'up == 0 for 15s', '1 min'),
      incident('Noticed within 20 seconds, restored within 5 minutes.', '- It is red.', 'up == 0', ''),
      'Noticed within 10 seconds.\n\nNoticed within 20 seconds.',
    ],
  },
  'dead-anchor': {
    objects: { '1:11': 'See [below](#what-to-do).\n\n## What else to do', '3:7': '# A\n\n- [one](#a-1)', '1:8': 'At [100](#100%).\n\n# A' },
    accepts: [
      '[to it](#what-to-do)\n\n## What to do',
      '[second](#a-1)\n\n## A\n\n## A',
      '[away](https://example.com/#nowhere)',
      '[up](#)',
      '[Ünï](#ünï)\n\n# Ünï!',
    ],
  },
  'duplicate-title': {
    objects: { '7:1': '# Incidents\n\n## Redis down\n\n1. Start it.\n\n## *Redis* down\n\n1. Start it.' },
    accepts: [
      '# Incidents\n\n## Redis down\n\n1. Start it.\n\n## Redis slow\n\n1. Wait.',
      '## Notes\n\n## Notes',
      `${whole}${recovery}\n${whole.replace('Redis down', 'Redis slow')}${recovery}`,
    ],
  },
  'incident-without-alert': {
    objects: { '3:1': whole.replace(/\| .*\n/g, '').replace(/\|---.*\n/, '') + recovery },
    accepts: [whole + recovery, '## Deploy\n\n1. Push it.'],
  },
  'incident-without-detection': {
    objects: { '3:1': '## Common incidents\n\n### Redis down\n\n1. Start it.', '5:1': '# Alerts\n\n## Incidents\n\n### Redis late\n\n1. Ask.' },
    accepts: [
      '# Alerts\n\n| Alert | Hint |\n|---|---|\n| Consumer lag on Kafka | > 5 |\n\n# Incidents\n\n## 5.1 Kafka consumer lag\n\n1. Wait.',
      '# Playbooks\n\n## Secret rotation\n\n1. Rotate it.',
      whole + recovery,
      '## Tasks\n\n### Deploy\n\n1. Push it.',
      '## Incidents\n\nThey happen.',
    ],
  },
  'incident-without-recovery': {
    objects: { '3:1': whole },
    accepts: [whole + recovery, '# Service\n\n## Overview\n\nIt serves.'],
  },
  'incident-without-verification': {
    objects: { '3:1': `${whole}\n#### Recovery\n\n1. Start it.\n2. Write it down.\n` },
    accepts: [whole + recovery, `${whole}\n#### Recovery\n\n1. Start it.\n2. Look:\n   \`\`\`bash\n   curl localhost:3000/health\n   \`\`\`\n`],
  },
  'needs-terminal': {
    objects: {
      '2:1': shell('vi production.env'),
      '2:13': shell('docker exec -it db psql -c "select 1"'),
      '2:14': shell('kubectl exec --tty pod -- ls'),
      '2:16': shell('docker exec db psql -U postgres'),
      '3:3': shell('sudo systemctl stop x', '  redis-cli -h redis -p 6379'),
      '1:17': 'Run `docker run -ti image sh` there.',
    },
    accepts: [
      shell('docker exec db psql -c "select 1"'),
      shell('redis-cli -h redis ping', 'redis-cli --scan', 'redis-cli < commands.txt'),
      shell('echo "select 1" | psql', 'psql -f x.sql', 'psql -Atc "select 1"', "psql <<'SQL'", 'select 1', 'SQL'),
      shell('docker exec --user root db ls -t', 'docker run --rm image tar -t'),
      'The editor `vi` is there.',
    ],
  },
  'never-ends': {
    objects: {
      '2:13': shell('docker logs -f gateway'),
      '2:6': shell('tail -f x.log'),
      '2:8': shell('docker stats gateway'),
      '3:7': shell('# look', 'while true; do', '  date', 'done'),
      '2:1': shell('ping example.com'),
      '2:18': shell('kubectl get pods -w'),
      '2:33': shell('docker compose -f compose.yml   up redis'),
    },
    accepts: [
      shell(
        'docker logs --tail 50 gateway',
        'docker compose -f x.yml logs redis',
        'docker compose up -d redis && docker-compose up --wait',
        'tail -n 5 x',
        'docker stats --no-stream',
        'ping -c 3 x',
        'kubectl get pods',
      ),
      shell('grep x y || true', 'rm -f x', 'for i in 1 2 3; do date; done'),
    ],
  },
  'not-shell': {
    objects: {
      '3:1': shell('# set it', 'livenessProbe:', '  httpGet:'),
      '2:1': shell('0 2 * * * /scripts/backup.sh'),
      '2:3': shell('  SELECT a FROM b'),
      '4:1': shell('date', '', 'GET /health'),
    },
    accepts: [
      shell("psql -c '", 'SELECT a FROM b', "'"),
      shell('cat > x.yml <<EOF', 'livenessProbe:', 'EOF'),
      shell('echo a: b', 'A=1 make smoke', 'case $x in', '  a) date ;;', 'esac'),
      '```yaml\nlivenessProbe:\n```',
    ],
  },
  'password-on-command-line': {
    objects: {
      '2:14': shell('redis-cli -a secret ping'),
      '2:7': shell('mysql -psecret -e "select 1"'),
      '2:9': shell('curl -u admin:secret https://x/'),
      '2:6': shell('psql "postgres://app:secret@db/app" -c "select 1"'),
    },
    accepts: [
      shell('redis-cli -a "$REDIS_PASSWORD" ping', 'REDISCLI_AUTH=x redis-cli ping'),
      shell(
        'mysql -p -e x',
        'curl -u "$USER:$PASSWORD" https://x/',
        'psql "postgres://db/app" -c x',
        'psql "postgres://app:$PGPASSWORD@db/app" -c x',
      ),
    ],
  },
  'redis-flush': {
    objects: { '2:11': shell('redis-cli FLUSHALL'), '2:34': shell('docker exec cache redis-cli -n 1 flushdb') },
    accepts: [shell('redis-cli get flushall', 'echo flushall')],
  },
  'redis-glob': {
    objects: { '2:15': shell('redis-cli get "ratelimit:*" | wc -l') },
    accepts: [shell('redis-cli get "ratelimit:global"', "redis-cli --scan --pattern 'ratelimit:*'", 'redis-cli keys "a:*"', 'redis-cli set a "*"')],
  },
  'redis-keys': {
    objects: {
      '2:11': shell('redis-cli keys "*"'),
      '1:40': 'Look with `docker exec redis redis-cli KEYS x*` there.',
      '4:17': 'Look:\n\n    redis-cli ping\n      redis-cli keys x',
    },
    accepts: [shell('redis-cli --scan --pattern "*"', 'redis-cli get keys', 'ls keys')],
  },
  'unquoted-placeholder': {
    objects: { '2:13': shell('docker logs <service> | jq .'), '3:9': shell('date', 'kubectl --name=<pod name> x') },
    accepts: [shell('docker logs "<service>"', 'sort < in > out', 'cat <<EOF', '<service>', 'EOF', 'wc -l <file.txt'), 'Replace <service>.'],
  },
};

tryBothSides(
  lintRules.filter(({ needs }) => needs === undefined),
  sides,
  {},
);
