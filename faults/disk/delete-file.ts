import { fault, type Fault, type Service } from 'firedrill';
import { absolutePath } from './absolute-path.ts';

export interface DeleteFileSettings {
  /** A regular file of the service, of at most 64 KiB and under one name only. */
  readonly path: string;
}

/**
 * A file is removed. Programs that have it open keep it. Undone by writing it back with its content, mode, owner and time of the last change,
 * unless somebody put one there before.
 * @throws RangeError when the path is not absolute.
 */
export const deleteFile = (service: Service, settings: DeleteFileSettings): Fault<'deleteFile'> => {
  const path = absolutePath(settings.path);
  return fault(deleteFile, {
    kind: 'delete-file',
    target: service,
    capability: 'deleteFile',
    settings: { path },
    words: {
      does: `removes ${path} of ${service.name}`,
      usersSee: 'errors of whatever needs the file',
      bites: 'there is no file of that name',
      lifted: 'there is a file of that name',
    },
  });
};
