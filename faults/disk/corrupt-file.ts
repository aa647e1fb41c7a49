import { bytes, fault, formatBytes, kibibytes, type Bytes, type Fault, type Service } from 'firedrill';
import { absolutePath } from './absolute-path.ts';

export interface CorruptFileSettings {
  /** A regular file of the service. */
  readonly path: string;
  /** Where the corruption begins. Default: at the start. */
  readonly offset?: Bytes;
  /** How much is corrupted. Default 16 bytes, at most 64 KiB. The file must be that long. */
  readonly length?: Bytes;
}

const most = kibibytes(64);

/**
 * Some bytes of a file are replaced by others, in place, the same ones each time. What a program has read before is not touched.
 * Undone by writing back the original bytes and the time of the last change.
 * @throws RangeError when nothing or more than 64 KiB would be corrupted, or the path is not absolute.
 */
export const corruptFile = (service: Service, { path, offset = bytes(0), length = bytes(16) }: CorruptFileSettings): Fault<'corrupt'> => {
  if (length === 0 || length > most) throw new RangeError(`between 1 B and ${formatBytes(most)} can be corrupted, got ${formatBytes(length)}`);
  return fault(corruptFile, {
    kind: 'corrupt-file',
    target: service,
    capability: 'corrupt',
    settings: { path: absolutePath(path), offset, length },
    words: {
      does: `overwrites ${formatBytes(length)} of ${path} of ${service.name}`,
      usersSee: 'whatever follows from data that cannot be read, or is read wrong',
      bites: 'the file holds the wrong bytes at that place',
      lifted: 'the file does not hold the wrong bytes',
    },
  });
};
