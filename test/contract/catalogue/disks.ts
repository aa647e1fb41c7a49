import { corruptFile, deleteFile, fillDisk, readOnly } from '../../../faults/index.ts';
import { bytes, kibibytes, percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const store = service('store');
const notAbsolute = (path: string): string => `a path is absolute, is not / and has no "..", got "${path}"`;

export const disks: Catalogue = {
  fillDisk: {
    make: () => fillDisk(store, { path: '/scratch', to: percent(100) }),
    refuses: {
      'to leave it empty': [() => fillDisk(store, { path: '/scratch', to: percent(0) }), 'a disk that is filled to 0 % is not filled'],
      'the whole of it': [() => fillDisk(store, { path: '/', to: percent(90) }), notAbsolute('/')],
    },
  },
  readOnly: {
    make: () => readOnly(store, { path: '/shelf' }),
    refuses: { 'a way around': [() => readOnly(store, { path: '/data/../etc' }), notAbsolute('/data/../etc')] },
  },
  corruptFile: {
    make: () => corruptFile(store, { path: '/book', offset: bytes(4), length: bytes(3) }),
    refuses: {
      'too much': [() => corruptFile(store, { path: '/book', length: kibibytes(65) }), 'between 1 B and 64 KiB can be corrupted, got 65 KiB'],
      'nothing at all': [() => corruptFile(store, { path: '/book', length: bytes(0) }), 'between 1 B and 64 KiB can be corrupted, got 0 B'],
    },
  },
  deleteFile: {
    make: () => deleteFile(store, { path: '/book' }),
    refuses: { 'a place to stand': [() => deleteFile(store, { path: 'book' }), notAbsolute('book')] },
  },
};
