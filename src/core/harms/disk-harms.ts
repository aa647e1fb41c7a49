import type { Bytes, Ratio } from '../quantity.ts';

/** What the files of a service can be made to suffer. Paths are those that the service itself uses. */
export interface DiskHarms {
  /** A file system of its own, with a size of its own, is filled up to a share of it. */
  readonly fill: { readonly path: string; readonly to: Ratio };
  /** Whoever opens a file below the path for writing is told that the file system is read-only. */
  readonly readOnly: { readonly path: string };
  /** Some bytes of a file are others. */
  readonly corrupt: { readonly path: string; readonly offset: Bytes; readonly length: Bytes };
  /** A file is not there. */
  readonly deleteFile: { readonly path: string };
}
