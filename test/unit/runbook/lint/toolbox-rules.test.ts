import { expect, test } from 'vitest';
import type { Inventory } from '../../../../src/core/inventory.ts';
import { brokenScript } from '../../../../src/runbook/lint/rules/broken-script.ts';
import { unknownOption } from '../../../../src/runbook/lint/rules/unknown-option.ts';
import { unknownProgram } from '../../../../src/runbook/lint/rules/unknown-program.ts';
import { toolboxQuestions } from '../../../../src/runbook/lint/toolbox-questions.ts';
import { shell, tryBothSides, type Sides } from './try-both-sides.ts';

const loop = 'for i in 1 2; do\n  echo $i';
const inventory: Inventory = {
  programs: ['[', 'alias', 'bash', 'cd', 'curl', 'do', 'docker', 'done', 'echo', 'grep', 'for', 'redis-cli', 'sleep'],
  calls: [
    { call: 'curl', options: ['-f', '-s', '--max-time', '-H', '--header'] },
    { call: 'docker compose ps', options: ['--all', '-a', '--format'] },
    { call: 'docker compose exec', options: ['-T', '-u', '--user'] },
    { call: 'grep', options: ['--color', '--count', '-c', '-E'] },
    { call: 'redis-cli', options: ['-h', '--raw'] },
  ],
  brokenScripts: [
    { text: loop, line: 3, says: 'syntax error: unexpected end of file' },
    { text: 'name: value', line: 1, says: 'not so' },
  ],
};

const step = (note: string, ...lines: readonly string[]): string =>
  ['# Down', '', '## Recovery', '', `1. Do it. ${note}`, '', ...shell(...lines).split('\n')]
    .map((line, at) => (at > 5 ? `   ${line}` : line))
    .join('\n');

const sides: Readonly<Record<string, Sides>> = {
  'broken-script': {
    objects: { '3:3': shell(...loop.split('\n')) },
    accepts: [shell('echo 1'), shell('name: value'), step('<!-- firedrill: not-here -->', ...loop.split('\n'))],
  },
  'unknown-option': {
    objects: {
      '2:10': shell('curl -fs --max-tim 3 http://localhost'),
      '2:9': shell('curl -f -Z http://localhost'),
      '2:19': shell('docker compose ps --al'),
      '2:34': shell('docker compose -f compose.yml ps --al'),
      '2:27': shell('docker compose exec -T db --nope x'),
      '2:6': shell('grep --colour x'),
    },
    accepts: [
      shell('curl -fsH "x: y" --max-time=3 http://localhost'),
      shell("curl -H '--nope'"),
      shell('docker compose exec -T -u root db ls --nope'),
      shell('docker compose exec db --', 'docker compose logs --nope', 'docker compose $VERB --nope'),
      shell('grep --co x', 'grep x -- --nope', 'grep -20 x'),
      shell('redis-cli -h redis SET --nope 1'),
      shell('docker compose ps --format <format> --al'),
    ],
  },
  'unknown-program': {
    objects: { '2:1': shell('redis-cil PING'), '2:6': shell('echo|xsort'), '8:4': step('', 'systemctl restart redis') },
    accepts: [
      shell('[ -n 1 ] && echo 1; cd /; for i in 1; do sleep 1; done'),
      shell('./deploy.sh', '/usr/bin/nothing', '"$TOOL" x', '$TOOL x', 'NAME=1 redis-cli PING'),
      shell('wait_for() { sleep 1; }', 'wait_for redis', 'alias ll=echo', 'll'),
      shell('# Kubernetes', 'kubectl get pods', '# Docker', 'docker ps'),
      step('<!-- firedrill: not-here="on the host" -->', 'systemctl restart redis'),
      shell('restart <service>'),
    ],
  },
};

tryBothSides([brokenScript, unknownOption, unknownProgram], sides, inventory);

test('a toolbox is asked about each call and each script once, and never to do what a document says', () => {
  const text = shell('docker compose -f x.yml ps -a', 'curl -f http://localhost; docker compose ps', 'rm -rf /');
  const { calls, scripts } = toolboxQuestions([
    { file: 'a.md', text },
    { file: 'b.md', text },
  ]);
  expect([...calls]).toEqual([
    ['docker compose ps', 'docker compose ps --help'],
    ['curl', 'curl --help all'],
    ['rm', 'rm --help'],
  ]);
  expect(scripts).toHaveLength(1);
});

test('a document that cannot be read asks nothing', () => {
  expect(toolboxQuestions([{ file: 'a.md', text: '- '.repeat(5_000) }])).toEqual({ calls: new Map(), scripts: [] });
});
