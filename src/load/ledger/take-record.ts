import type { FaultInstant } from '../../core/checkers/loss-window.ts';
import { readingPlaces, type OperationOutcome } from '../../core/history.ts';
import type { HistoryRecorder } from '../../core/record-history.ts';
import type { ReadingRecorder } from '../../core/record-reading.ts';
import { ledgerFormat, type LedgerHeader } from './ledger-record.ts';
import { FieldError, type RecordFields } from './record-fields.ts';

/** What a ledger says so far. */
export interface TakenLedger {
  header: LedgerHeader | undefined;
  /** The first one. */
  fault: FaultInstant | undefined;
  readonly history: HistoryRecorder;
  readonly readings: Map<number, ReadingRecorder>;
}

const outcomes: readonly OperationOutcome[] = ['ok', 'failed', 'unknown'];
const kinds = ['ledger', 'driver', 'driver-ended', 'attempt', 'outcome', 'read', 'fault', 'reading', 'found', 'reading-ended'] as const;

/** Adds one record to what the ledger says. @throws FieldError for one that is not of the format, or contradicts those before it. */
export const takeRecord = (ledger: TakenLedger, fields: RecordFields): void => {
  const kind = fields.oneOf('record', kinds);
  if ((ledger.header === undefined) !== (kind === 'ledger')) {
    throw new FieldError(kind === 'ledger' ? 'a ledger begins once' : `a ledger begins with a record "ledger", and not with "${kind}"`);
  }
  takers[kind](ledger, fields);
};

type Taker = (ledger: TakenLedger, fields: RecordFields) => void;

const takers: Readonly<Record<(typeof kinds)[number], Taker>> = {
  'ledger': (ledger, { text, texts, oneOf }) => {
    oneOf('format', [ledgerFormat]);
    ledger.header = { run: text('run'), load: text('load'), checks: texts('checks') };
  },
  'driver': ({ history }, { text }) => history.driver(text('driver')),
  'driver-ended': ({ history }, { text }) => history.driverEnded(text('driver')),
  'attempt': ({ history }, { text, number, count, optional }) => {
    const id = text('id');
    const isNew = history.attempt({
      id,
      writer: text('writer'),
      key: optional('key', text),
      sequence: optional('sequence', count),
      hash: optional('hash', text),
      tenant: optional('tenant', text),
      invokedMs: number('at_ms'),
    });
    if (!isNew) throw new FieldError(`the id "${id}" was attempted before`);
  },
  'outcome': ({ history }, { text, number, oneOf }) => {
    const id = text('id');
    if (!history.settle(id, oneOf('outcome', outcomes), number('at_ms'))) {
      throw new FieldError(`nobody attempted "${id}" before, or its outcome was known already`);
    }
  },
  'read': ({ history }, { text, textOrNull, number }) => {
    const [invokedMs, completedMs] = [number('from_ms'), number('to_ms')];
    if (completedMs < invokedMs) throw new FieldError('a read ends after it began');
    history.read({ reader: text('reader'), key: text('key'), value: textOrNull('value'), invokedMs, completedMs });
  },
  'fault': (ledger, { number }) => {
    ledger.fault ??= { atMs: number('at_ms'), errorMs: number('error_ms') };
  },
  'reading': ({ history, readings }, { count, number, flag, oneOf, optional }) => {
    const reading = count('reading');
    if (readings.has(reading)) throw new FieldError(`reading ${String(reading)} began before`);
    const start = { from: oneOf('from', readingPlaces), asOfMs: number('as_of_ms'), ordered: optional('ordered', flag) };
    readings.set(reading, history.reading(start));
  },
  'found': (ledger, fields) => {
    const { text, count, optional } = fields;
    const times = optional('times', count);
    if (times === 0) throw new FieldError('what is found is found at least once');
    readingOf(ledger, fields).found({
      id: text('id'),
      times,
      hash: optional('hash', text),
      tenant: optional('tenant', text),
      partition: optional('partition', text),
      position: optional('position', count),
    });
  },
  'reading-ended': (ledger, fields) => {
    const { text, number, flag, objects, optional } = fields;
    readingOf(ledger, fields).end({
      endedMs: number('at_ms'),
      complete: flag('complete'),
      why: optional('why', text),
      partitions: optional('partitions', objects)?.map((range) => ({
        partition: range.text('partition'),
        first: range.count('first'),
        end: range.count('end'),
      })),
    });
    ledger.readings.set(fields.count('reading'), ended);
  },
};

const readingOf = ({ readings }: TakenLedger, fields: RecordFields): ReadingRecorder => {
  const number = fields.count('reading');
  const reading = readings.get(number);
  if (reading === undefined || reading === ended) throw new FieldError(`reading ${String(number)} is not under way`);
  return reading;
};

/** Stands for a reading that is over: nothing is added to it. */
const ended: ReadingRecorder = { found: () => undefined, end: () => undefined };
