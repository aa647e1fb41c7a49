import { expect, test } from 'vitest';
import { isCarriedOut, runHere, whyIdle } from '../../../src/core/runbook.ts';
import { forHere } from '../../../src/runbook/for-here.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';

const block = (...lines: readonly string[]): string => lines.join('\n');

test.each([
  ['comments alone', block('# Kubernetes', '# see elsewhere')],
  ['no variants', block('docker ps', '', '# look at it', 'docker logs api')],
  ['one for containers', block('# Docker', 'docker restart api')],
  ['an alternative that stands alone', block('# or', 'docker restart api')],
])('%s: all of it is run', (_, text) => {
  expect(forHere(text)).toBe(text);
});

test.each([
  [
    'another platform',
    block('docker restart api', '# Kubernetes', 'kubectl rollout restart deploy/api'),
    block('docker restart api', '# Kubernetes', ''),
  ],
  ['an alternative', block('docker restart api', '# or', 'docker stop api', 'docker start api'), block('docker restart api', '# or', '', '')],
  [
    'two for containers',
    block('# Docker', 'docker restart api', '# Podman', 'podman restart api'),
    block('# Docker', 'docker restart api', '# Podman', ''),
  ],
  ['nothing for here', block('# Kubernetes', 'kubectl get pods'), block('', '')],
])('%s: those lines are left blank, and every line keeps its number', (_, text, here) => {
  expect(forHere(text)).toBe(here);
});

test('a step whose commands are all for another platform is not carried out, and says so', () => {
  const parsed = parseRunbook(
    '# Down\n\n## Recovery\n\n1. Restart it:\n   ```bash\n   # Kubernetes\n   kubectl rollout restart deploy/api\n   ```\n2. Look:\n   ```bash\n   docker ps\n   ```\n',
    'x.md',
  );
  const [restart, look] = parsed.sections[0]?.recovery ?? [];
  if (restart === undefined || look === undefined) throw new Error('no steps');
  expect([isCarriedOut({ step: restart }), isCarriedOut({ step: look })]).toEqual([false, true]);
  expect(whyIdle(restart)).toBe('not here: its commands are for another platform');
  expect(look.commands.map(runHere)).toEqual(['docker ps']);
});
