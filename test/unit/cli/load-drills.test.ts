import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findDrills, loadDrills } from '../../../src/cli/load-drills.ts';
import { DrillError } from '../../../src/core/errors.ts';
import { drillBench } from './drill-bench.ts';

const refusal = async (attempt: Promise<unknown>): Promise<DrillError> => {
  const error: unknown = await attempt.catch((thrown: unknown) => thrown);
  if (error instanceof DrillError) return error;
  throw new Error(`expected a DrillError, got ${String(error)}`);
};

describe('finding drills', () => {
  test('goes by file names, below the folder, in the order of the ids', async () => {
    await using bench = await drillBench();
    await bench.write('drills/deeper/alarm.drill.ts', '');
    await bench.write('drills/deeper/old.drill.mjs', '');
    await bench.write('drills/notes.ts', '');
    expect([...(await findDrills(`${bench.folder}/drills`)).keys()]).toEqual(['alarm', 'old', 'outage']);
  });

  test('refuses two files with the same id, naming both', async () => {
    await using bench = await drillBench();
    await bench.write('drills/deeper/outage.drill.ts', '');
    const error = await refusal(findDrills(`${bench.folder}/drills`));
    const files = ['drills/deeper/outage.drill.ts', 'drills/outage.drill.ts'].map((file) => relative(process.cwd(), `${bench.folder}/${file}`));
    expect({ code: error.code, exit: error.exitCode, hint: error.details.hint }).toEqual({
      code: 'drill-duplicate',
      exit: 3,
      hint: 'a drill is called by its file name: rename one of the two',
    });
    // A folder may be listed in any order, so either of the two may come second.
    const [a = '', b = ''] = files;
    expect([`${a}:1: the drill id "outage" is taken by ${b}`, `${b}:1: the drill id "outage" is taken by ${a}`]).toContain(error.message);
  });

  test('finds nothing in a folder that does not exist', async () => {
    expect([...(await findDrills('/nowhere/drills')).keys()]).toEqual([]);
  });
});

describe('loading drills', () => {
  test('answers each once, in the order asked for', async () => {
    await using bench = await drillBench();
    const loaded = await loadDrills(`${bench.folder}/drills`, ['outage', 'outage']);
    expect(loaded.map(({ id, drill }) => [id, drill.alerts])).toEqual([['outage', 'RedisDown']]);
  });

  test('refuses an id that no file has, and lists those that there are', async () => {
    await using bench = await drillBench();
    const error = await refusal(loadDrills(`${bench.folder}/drills`, ['outrage']));
    expect([error.code, error.exitCode, error.message, error.details.hint]).toEqual([
      'drill-not-found',
      3,
      `there is no drill called "outrage" below ${bench.folder}/drills`,
      'there is outage',
    ]);
  });

  test('refuses all of nothing', async () => {
    const error = await refusal(loadDrills('/nowhere/drills', 'all'));
    expect([error.code, error.message]).toEqual(['drill-not-found', 'there is no drill below /nowhere/drills']);
  });

  test.each([
    ['no default export', 'export const drill = 1;'],
    ['a default export that is no drill', 'export default { tries: 1 };'],
    ['nothing at all', ''],
  ])('refuses a file with %s', async (_, text) => {
    await using bench = await drillBench();
    await bench.write('drills/odd.drill.ts', text);
    const error = await refusal(loadDrills(`${bench.folder}/drills`, ['odd']));
    const file = relative(process.cwd(), `${bench.folder}/drills/odd.drill.ts`);
    expect([error.code, error.message, error.details.hint]).toEqual([
      'drill-invalid',
      `${file}:1: the file does not export a drill as its default`,
      'write: export default drill({ … })',
    ]);
  });

  test('refuses a file that throws, at the line that throws', async () => {
    await using bench = await drillBench();
    await bench.write('drills/odd.drill.ts', "const words = 'x';\n\nthrow new RangeError(`no ${words}`);\n");
    const error = await refusal(loadDrills(`${bench.folder}/drills`, ['odd']));
    const file = relative(process.cwd(), `${bench.folder}/drills/odd.drill.ts`);
    expect([error.code, error.message]).toEqual(['drill-invalid', `${file}:3: the drill file cannot be loaded: no x`]);
  });
});
