import { readFile } from 'node:fs/promises';
import type { Drill } from '../../core/drill.ts';
import { DrillError } from '../../core/errors.ts';
import { isRecord } from '../../core/is-record.ts';
import { messageOf } from '../../core/message-of.ts';
import { plainWords } from '../plain-words.ts';
import { acceptedFormat, boundParts, type Accepted, type AcceptedSentence } from './accepted.ts';

/** The accepted sentences of a drill, and the file that they were read from. */
export interface AcceptedFile {
  readonly file: string;
  readonly accepted: Accepted;
  /** The first line that holds this, counted from 1. */
  readonly lineOf: (text: string) => number;
}

/** Where the accepted sentences of a drill file stand: beside it. */
export const acceptedFileOf = (drillFile: string): string => drillFile.replace(/\.drill\.[a-z]+$/, '.accepted.json');

/** Reads the accepted sentences of a drill; `undefined` where nobody accepted any yet. @throws DrillError `accepted-invalid` at the line of what cannot be read. */
export const readAccepted = async (file: string): Promise<AcceptedFile | undefined> => {
  const invalid = (line: number, what: string, cause?: unknown): DrillError =>
    new DrillError('accepted-invalid', what, { cause, place: { file, line }, hint: 'mend the file, or delete it and accept the sentences again' });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw invalid(1, `the accepted sentences cannot be read: ${messageOf(cause)}`, cause);
  });
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw invalid(brokenLine(text), `the accepted sentences are no JSON: ${messageOf(cause)}`, cause);
  }
  const lineOf = (sought: string): number => {
    const at = text.indexOf(sought);
    return at < 0 ? 1 : text.slice(0, at).split('\n').length;
  };
  if (!isRecord(content) || content['format'] !== acceptedFormat) throw invalid(lineOf('"format"'), `expected the format "${acceptedFormat}"`);
  for (const key of ['runbook', 'section']) if (typeof content[key] !== 'string') throw invalid(lineOf(`"${key}"`), `expected "${key}" to be text`);
  for (const part of boundParts) {
    const sentences = content[part];
    const wrong = Array.isArray(sentences) ? sentences.findIndex((one) => !isSentence(one)) : -1;
    if (!Array.isArray(sentences)) throw invalid(lineOf(`"${part}"`), `expected "${part}" to be a list`);
    if (wrong >= 0)
      throw invalid(lineOf(`"${part}"`), `expected each of "${part}" to have "words" and a "sentence", number ${String(wrong + 1)} has not`);
  }
  return { file, lineOf, accepted: content as unknown as Accepted };
};

/**
 * Sentences that were accepted for something else say nothing about this drill.
 * @throws DrillError `accepted-invalid`, at the line of the file: another section, or words that the drill no longer binds.
 */
export const requireAcceptedFor = ({ file, accepted, lineOf }: AcceptedFile, id: string, { tries, detects, recovers }: Drill): void => {
  const stale = (line: number, what: string): DrillError =>
    new DrillError('accepted-invalid', what, { place: { file, line }, hint: `read the section, then firedrill runbook accept ${id}` });
  if (!isOfSection(accepted, tries))
    throw stale(
      lineOf('"section"'),
      `the sentences are of "${accepted.section}" in ${accepted.runbook}, and the drill tries "${tries.section}" in ${tries.runbook}`,
    );
  const bound = { detection: detects.byWords, recovery: recovers.byWords };
  for (const part of boundParts) {
    const unbound = accepted[part].find(({ words }) => !Object.hasOwn(bound[part], words));
    if (unbound !== undefined) throw stale(lineOf(JSON.stringify(unbound.words)), `the drill no longer binds "${unbound.words}"`);
  }
};

export const isOfSection = (accepted: Pick<Accepted, 'runbook' | 'section'>, tries: Drill['tries']): boolean =>
  accepted.runbook === tries.runbook && plainWords(accepted.section) === plainWords(tries.section);

const isSentence = (value: unknown): value is AcceptedSentence =>
  isRecord(value) && typeof value['words'] === 'string' && typeof value['sentence'] === 'string';

/** The first line that cannot be read on from what stands above it; V8 names a line in some of its messages only. */
const brokenLine = (text: string): number => {
  const lines = text.trimEnd().split('\n');
  const readsOn = (count: number): boolean => {
    const above = lines.slice(0, count).join('\n');
    try {
      JSON.parse(above);
    } catch (error) {
      const position = / at position (\d+)/.exec(messageOf(error))?.[1];
      return position === undefined ? messageOf(error).includes('end of JSON input') : Number(position) >= above.length;
    }
    return true;
  };
  const broken = lines.findIndex((_, index) => !readsOn(index + 1));
  return broken < 0 ? lines.length : broken + 1;
};
