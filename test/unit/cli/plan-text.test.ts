import { expect, test } from 'vitest';
import { blastRadius } from '../../../src/cli/blast-radius.ts';
import { courseLines } from '../../../src/cli/course-lines.ts';
import { breaksOf } from '../../../src/runner/plan.ts';
import { drillBench } from './drill-bench.ts';

const written = 'blackhole(app.to(redis)), kill(redis)]';

test('the course of a drill is told in order, with what ends each part', async () => {
  const instead = `forTime(seconds(5), partition([[app], [redis]])), flap(refuse(app.to(redis)), { on: seconds(2), off: seconds(1), times: 3 }),
    staggered({ every: seconds(3), jitter: seconds(1), shuffled: true }, kill(app), kill(redis))]`;
  await using bench = await drillBench({ file: 'drills/outage.drill.ts', written, instead });
  const { plan } = await bench.plan({ seed: 7 });
  expect(courseLines(breaksOf(plan), plan.seed).join('\n')).toMatchInlineSnapshot(`
    "  order and jitter as seed 7 decides; --seed gives another
      1. for 5 s, partition of app | redis
         - blackhole-1: drops every packet between app and redis
         - blackhole-2: drops every packet between redis and app
      2. 3 times, on for 2 s, off for 1 s: refuse-3: refuses every connection from app to redis
      3. staggered, one every 3 s ± 1 s, shuffled, stays until the runbook repairs it, or until the trial ends
         - kill-6: kills the main process of redis with SIGKILL
         + after 2.37 s kill-7: kills the main process of app with SIGKILL"
  `);
});

test('the blast radius names what is touched, what is kept there, and what is left alone', async () => {
  await using bench = await drillBench();
  const { plan, model } = await bench.plan();
  const kept = {
    ...model,
    volumes: { data: {} },
    services: { ...model.services, redis: { ...model.services['redis'], volumes: [{ type: 'volume', source: 'data' }] } },
  };
  expect(blastRadius(plan.drill, kept).join('\n')).toMatchInlineSnapshot(`
    "  app -> redis  blackhole
                    data: only what is on its way
      redis         kill; leaves behind: what the process had not written to disk is gone
                    data: what it keeps in data
      not touched   3 services: app, island, prometheus
                    5 arrows of 6: app -> prometheus, prometheus -> app, prometheus -> redis, redis -> app, redis -> prometheus
                    this machine, its other containers, and every host outside"
  `);
});
