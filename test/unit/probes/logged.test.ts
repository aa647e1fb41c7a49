import { expect, test } from 'vitest';
import { service } from '../../../src/core/target.ts';
import { logEvents, logged } from '../../../src/probes/logs/logged.ts';
import { stackWith, watching } from './watching.ts';

const app = service('app');

/** A stack whose service logs these lines and then nothing more. */
const logging = (...lines: readonly string[]): ReturnType<typeof stackWith> =>
  stackWith({
    follow: (name, onLine, signal) => {
      expect(name).toBe('app');
      lines.forEach(onLine);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    },
  });

test('the events of a log are the codes of its JSON lines', async () => {
  const lines = ['{"event":"a","msg":"x"}', 'plain text', '{"event":"b"', '{"event":5}', '{"msg":"no code"}', '["event"]', '', '{"event":"c"}'];
  await using probe = watching(logEvents(app), logging(...lines));
  expect(probe.seen).toEqual([undefined, 'a', undefined, undefined, undefined, undefined, undefined, undefined, 'c']);
});

test('an event is logged from its first line on, whatever else is logged', async () => {
  const lines = ['{"event":"started"}', '{"event":"store_unavailable"}', 'plain text', '{"event":"started"}'];
  await using condition = watching(logged(app, 'store_unavailable'), logging(...lines));
  expect(condition.seen.map(({ holds }) => holds)).toEqual([false, true, true]);
  expect([condition.seen[0]?.saw, condition.seen[1]?.saw]).toEqual(['no store_unavailable yet', 'store_unavailable']);
});

test('a part of a code is another code', async () => {
  await using condition = watching(logged(app, 'store_unavailable'), logging('{"event":"store_unavailable_again"}'));
  expect(condition.seen.at(-1)?.holds).toBe(false);
});

test('its words name the service and the event', () => {
  expect(logged(app, 'store_unavailable').words).toBe('app logs store_unavailable');
});

test('logs that cannot be followed are no silence', async () => {
  const broken = stackWith({ follow: () => Promise.reject(new Error('stream ended')) });
  await expect(watching(logged(app, 'x'), broken).stop()).rejects.toThrow('stream ended');
});

test('an event is told apart by its fields', async () => {
  const lines = ['{"event":"lost"}', '{"event":"lost","store":"postgres"}', '{"event":"lost","store":"redis","error":{"code":7}}'];
  const condition = logged(app, 'lost', { fields: { 'store': 'redis', 'error.code': 7 } });
  await using seen = watching(condition, logging(...lines));
  expect(seen.seen.map(({ holds }) => holds)).toEqual([false, true]);
  expect([condition.words, seen.seen.at(-1)?.saw]).toEqual(['app logs lost with store redis, error.code 7', 'lost with store redis, error.code 7']);
});

test('the code of an event may stand in another field', async () => {
  await using seen = watching(
    logged(app, 'lost', { codeIn: 'log.code' }),
    logging('{"event":"lost"}', '{"log":{"code":"lost"}}', '{"log.code":"lost"}'),
  );
  expect(seen.seen.map(({ holds }) => holds)).toEqual([false, true, true]);
});

test('is told as it happens', () => {
  expect([logged(app, 'x').follows, logged(app, 'x').period]).toEqual([true, 50]);
});
