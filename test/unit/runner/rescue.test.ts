import { describe, expect, test } from 'vitest';
import { action } from '../../../src/core/action.ts';
import { expectAllUndone, tryOnAFake, type Tried } from './try-on-a-fake.ts';

const typed = 'docker compose up -d redis';
const without = (rescues: readonly (string | ReturnType<typeof action>)[], withheld = ['recovery-3']): Promise<Tried> =>
  tryOnAFake({}, { drill: { rescues }, withheld });

const undocumented = ({ report }: Tried): readonly string[] =>
  report.findings.filter(({ claim }) => claim === 'the document brings service back by itself').map(({ saw }) => saw);

describe('what an operator would do besides the document', () => {
  test('is not tried where the document brings service back', async () => {
    const tried = await without([typed], []);
    expect(tried.report.verdict).toBe('held');
    expect(undocumented(tried)).toEqual([]);
    expect(tried.report.timing.phases.map(({ phase }) => phase)).not.toContain('rescue');
  });

  test('is drift at the heading of the section where it was needed; the broken promise stays broken, and is measured', async () => {
    const tried = await without([typed]);
    expect(undocumented(tried)).toEqual([`an undocumented step was tried: ${typed}: service came back`]);
    const finding = tried.report.findings.find(({ claim }) => claim === 'the document brings service back by itself');
    expect(finding).toMatchObject({ verdict: 'drift', file: 'runbooks/logins.md', line: 10 });
    const restored = tried.report.promises.find(({ name }) => name === 'restored');
    expect(restored?.verdict).toBe('broken');
    expect(restored?.measured).toBeGreaterThan(20_000);
    expectAllUndone(tried);
  });

  test('is tried in order, and no further once service is back; what fails is told too', async () => {
    const fails = action('ask a colleague', () => Promise.reject(new Error('nobody answers')));
    const tried = await without([fails, 'docker compose ps redis', typed, 'never typed']);
    expect(undocumented(tried)).toEqual([
      'an undocumented step was tried: ask a colleague: nobody answers',
      'an undocumented step was tried: docker compose ps redis: service did not come back',
      `an undocumented step was tried: ${typed}: service came back`,
    ]);
  });
});
