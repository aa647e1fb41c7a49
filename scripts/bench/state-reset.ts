import { tidyArguments } from '../../src/operator/toolbox-process.ts';
import { containerOf } from '../../src/stack/capabilities/container-of.ts';
import { databaseOf } from '../../src/stack/capabilities/postgres/database.ts';
import { redisServer } from '../../src/stack/capabilities/redis/server.ts';
import { ownServices } from '../../src/stack/overlay/own-services.ts';
import { keepState } from '../../src/stack/reset/keep-state.ts';
import { until } from '../../src/stack/reset/until.ts';
import type { StartedStack } from '../../src/stack/start-stack.ts';
import { systemUnderTest } from '../../src/stack/system-under-test.ts';
import { accountApiModel } from './account-api.ts';
import type { Measurement } from './measurement.ts';
import { quantile } from './statistics.ts';
import { withFastStack, type PlannedStack } from './with-stack.ts';

const resetsPerStart = 4;
const keys = '20000';

/** Beside what the service has at its start this makes a database of 29 MB. */
const fill = `create table filler as select id, repeat(md5(id::text), 8) as text from generate_series(1, 70000) as id;`;
const spoil = 'delete from filler where id % 2 = 0; create table added as select 1;';
const look = `select count(*) || ' rows, ' || (select count(*) from pg_class where relname = 'added') || ' tables more' from filler;`;

export const stateReset: Measurement = {
  name: 'state-reset',
  title: 'Bringing a system back',
  method:
    'The account API, whose database was filled up to 29 MB before its state was kept. Between two resets half of the rows are deleted, a table is made, and ' +
    `Redis gets ${keys} keys; afterwards, outside of the timed part, both are looked at. A reset ends when the next trial may begin: servers looked at, database replaced by its copy, Redis ` +
    'emptied, toolbox swept, alerts silent. Alertmanager is started anew beside the steady state, and so is the next copy made; the next reset waits until both are there. Starting anew is taking the 8 containers away and ' +
    'starting them, as a run does.',
  run: async ({ samples, signal, progress }) => {
    const api = await accountApiModel();
    const [reset, anew]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < samples(4); turn += 1) {
      signal.throwIfAborted();
      let ended = 0;
      const bootMs = await withFastStack(api, async (started, facts) => {
        reset.push(...(await resets(api, started)));
        ended = performance.now();
        return facts.bootMs;
      });
      anew.push(bootMs + performance.now() - ended);
      progress(`start ${String(turn + 1)}: anew ${anew.at(-1)?.toFixed(0) ?? ''} ms, resets ${quantile(reset, 0.5).toFixed(0)} ms`);
    }
    return {
      figures: [
        { name: 'reset', unit: 'ms', values: reset },
        { name: 'starting anew', unit: 'ms', values: anew },
      ],
      goals: [
        { words: 'bringing a system back, median', unit: 'ms', most: 150, measured: quantile(reset, 0.5) },
        {
          words: 'bringing a system back against starting it anew, ratio of medians',
          unit: 'x',
          most: 0.04,
          measured: quantile(reset, 0.5) / quantile(anew, 0.5),
        },
      ],
    };
  },
};

const resets = async ({ engine, model }: PlannedStack, started: StartedStack): Promise<readonly number[]> => {
  const system = systemUnderTest(engine, started);
  const [database, redis] = [databaseOf(system, 'db', null), redisServer(system, 'redis')];
  await database.query(fill);
  const kept = await keepState(system, model);
  const first = await database.query(look);
  const took: number[] = [];
  for (let round = 0; round < resetsPerStart; round += 1) {
    await database.query(spoil);
    await redis.call('EVAL', `for i = 1, ${keys} do redis.call('SET', i, i) end`, '0');
    if ((await database.query(look)) === first || (await redis.call('DBSIZE')) !== keys) throw new Error('nothing was spoilt');
    const began = performance.now();
    await Promise.all([kept.reset(), engine.exec(containerOf(system, ownServices.toolbox), tidyArguments)]);
    took.push(performance.now() - began);
    const [rows, size] = [await database.query(look), await redis.call('DBSIZE')];
    if (rows !== first || size !== '0') throw new Error(`not brought back: ${rows} instead of ${first}, ${size} keys`);
    await kept.alerting();
    await until(
      'the next copy',
      async () => (await database.query(`select count(*) from pg_stat_activity where application_name = 'firedrill_prepare'`)) === '0',
    );
  }
  return took;
};
