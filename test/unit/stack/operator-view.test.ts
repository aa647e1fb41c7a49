import { expect, test } from 'vitest';
import { operatorView } from '../../../src/stack/operator-view.ts';

const resolved = {
  name: 'firedrill-run-1',
  services: {
    'app': {
      image: 'app',
      environment: { PRICE: '5$$' },
      depends_on: { 'redis': { condition: 'service_healthy', required: true }, 'firedrill-links': { condition: 'service_healthy', required: true } },
      labels: { 'dev.firedrill.run': 'run-1' },
    },
    'redis': { image: 'redis' },
    'firedrill-links': { image: 'toxiproxy' },
    'firedrill-toolbox': { image: 'toolbox' },
    'firedrill-pager': { image: 'toolbox' },
  },
  volumes: { data: { name: 'firedrill-run-1_data' } },
};
const seen = JSON.parse(operatorView(JSON.stringify(resolved))) as typeof resolved;

test("the person on call sees the user's services and none of firedrill's own", () => {
  expect(Object.keys(seen.services)).toEqual(['app', 'redis']);
  expect(seen.services.app.depends_on).toEqual({ redis: { condition: 'service_healthy', required: true } });
});

test('all else stays to the letter', () => {
  const dependsOn = seen.services.app.depends_on;
  expect(seen.services.app).toEqual({ ...resolved.services.app, depends_on: dependsOn });
  expect(seen.services.redis).toEqual({ ...resolved.services.redis, depends_on: {} });
  expect(seen.volumes).toEqual(resolved.volumes);
});
