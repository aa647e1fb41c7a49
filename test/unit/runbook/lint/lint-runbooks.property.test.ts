import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DrillError } from '../../../../src/core/errors.ts';
import type { Inventory } from '../../../../src/core/inventory.ts';
import { lintRunbooks } from '../../../../src/runbook/lint/lint-runbooks.ts';

const document = `# Incidents

See [below](#down).

## Down

Symptoms: 503 errors.

1. Look at \`docker logs -f <service>\`:
   \`\`\`bash
   redis-cli -a secret keys "*" | wc -l
   psql -c 'select 1;
     select 2' <<EOF
   x
   EOF
   \`\`\`
${readFileSync(new URL('../fixtures/lead-ins.txt', import.meta.url), 'utf8')}`;

const inventory: Inventory = {
  composeFiles: ['compose.yml'],
  services: [{ name: 'redis', container: undefined, environment: ['REDIS_URL'], listens: [{ port: 6379, scheme: undefined }] }],
  publishedPorts: [3000],
  alerts: [],
  metrics: ['app_redis_up', 'app_redis_keys'],
  logEvents: [],
  tables: [],
  keyPrefixes: [],
  topics: [],
  queues: [],
};

const pieces = fc.constantFrom(
  '\n',
  '\r',
  '\t',
  '`',
  '```',
  "'",
  '"',
  '\\',
  '$(',
  '<',
  '>',
  '<<EOF',
  '|',
  '&&',
  '#',
  '- ',
  '1. ',
  '[',
  '](#',
  '{',
  '}',
  '\0',
  '\uD800',
);
const edits = fc.array(fc.tuple(fc.nat(document.length), fc.nat(20), fc.oneof(pieces, fc.string({ maxLength: 4 }))), { maxLength: 10 });

test('a document changed at random is linted or refused, and every finding is on a line that is there', () => {
  fc.assert(
    fc.property(edits, (changes) => {
      const text = changes.reduce((before, [at, remove, insert]) => before.slice(0, at) + insert + before.slice(at + remove), document);
      const lines = text.split(/\r\n|\r|\n/);
      try {
        for (const { place, message, suggestion } of lintRunbooks([{ file: 'x.md', text, inventory }]).findings) {
          expect(place.line).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeGreaterThan(0);
          expect([message, suggestion]).not.toContain('');
        }
      } catch (error) {
        if (!(error instanceof DrillError && error.code === 'runbook-invalid')) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
