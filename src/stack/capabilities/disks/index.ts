import type { DiskHarms } from '../../../core/harms/disk-harms.ts';
import type { ServiceTable } from '../table.ts';
import { corrupt } from './corrupt.ts';
import { deleteFile } from './delete-file.ts';
import { fill, lacksOwnDisk } from './fill.ts';
import { readOnly } from './read-only.ts';

export const diskCapabilities: ServiceTable<DiskHarms> = {
  fill: { open: fill, lacks: lacksOwnDisk },
  readOnly: { open: readOnly },
  corrupt: { open: corrupt },
  deleteFile: { open: deleteFile },
};
