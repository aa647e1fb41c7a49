import { expect, test } from 'vitest';
import { readsOnly } from '../../../src/runbook/reads-only.ts';

test.each([
  'docker compose -f compose.prod.yml ps redis\ndocker compose -f compose.prod.yml logs redis --tail 50',
  'docker logs api | grep -c error',
  'kubectl get pods -n shop',
  'curl -fsS http://localhost:3000/ready | jq .',
  'df -h /var/lib',
])('%s only looks', (text) => {
  expect(readsOnly(text)).toBe(true);
});

test.each([
  'docker compose up -d redis',
  'docker compose ps redis && docker compose restart redis',
  'docker exec redis redis-cli info',
  'curl -X PUT http://localhost:3000/maintenance',
  "curl http://localhost:3000/maintenance -d '{}'",
  './recover.sh',
  'psql -c "delete from jobs"',
])('%s may change something', (text) => {
  expect(readsOnly(text)).toBe(false);
});
