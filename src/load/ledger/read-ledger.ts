import { createReadStream } from 'node:fs';
import type { FaultInstant } from '../../core/checkers/loss-window.ts';
import { DrillError } from '../../core/errors.ts';
import type { History } from '../../core/history.ts';
import { messageOf } from '../../core/message-of.ts';
import { recordHistory } from '../../core/record-history.ts';
import type { LedgerHeader } from './ledger-record.ts';
import { FieldError, recordFields } from './record-fields.ts';
import { takeRecord, type TakenLedger } from './take-record.ts';

/** A ledger as it was read. */
export interface ReadLedger {
  readonly header: LedgerHeader;
  readonly history: History;
  readonly fault: FaultInstant | undefined;
  readonly records: number;
  /** Whether the last record lacks its end: its writer was killed. It is passed over, and what it would have said is missing. */
  readonly torn: boolean;
}

const newline = 0x0a;
/** No record is as long. */
const longestLine = 1_048_576;

/**
 * Reads a ledger in one pass. The file may be longer than memory.
 * @throws DrillError `ledger-invalid` at its line for anything that is no record, but for a last line without its end; also where there is no such file.
 */
export const readLedger = async (file: string): Promise<ReadLedger> => {
  const ledger: TakenLedger = { header: undefined, fault: undefined, history: recordHistory(), readings: new Map() };
  let line = 0;
  let rest = Buffer.alloc(0);
  const invalid = (cause: unknown): DrillError =>
    new DrillError('ledger-invalid', `this is no record of a ledger: ${messageOf(cause)}`, { cause, place: { file, line } });
  const take = (bytes: Buffer): void => {
    line += 1;
    try {
      takeRecord(ledger, recordFields(JSON.parse(utf8.decode(bytes))));
    } catch (error) {
      if (error instanceof FieldError || error instanceof SyntaxError || error instanceof TypeError) throw invalid(error);
      throw error;
    }
  };

  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      let begin = 0;
      for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, begin)) {
        take(rest.length === 0 ? chunk.subarray(begin, end) : Buffer.concat([rest, chunk.subarray(begin, end)]));
        rest = Buffer.alloc(0);
        begin = end + 1;
      }
      rest = Buffer.concat([rest, chunk.subarray(begin)]);
      if (rest.length > longestLine) {
        line += 1;
        throw invalid(new FieldError('it is longer than 1 MiB'));
      }
    }
  } catch (cause) {
    if (cause instanceof DrillError) throw cause;
    throw new DrillError('ledger-invalid', `the ledger ${file} cannot be read: ${messageOf(cause)}`, {
      cause,
      hint: 'give the path of a ledger.ndjson',
    });
  }
  if (ledger.header === undefined) {
    throw new DrillError('ledger-invalid', 'the file holds no whole record', { place: { file, line: 1 } });
  }
  return { header: ledger.header, history: ledger.history.history(), fault: ledger.fault, records: line, torn: rest.length > 0 };
};

const utf8 = new TextDecoder('utf-8', { fatal: true });
