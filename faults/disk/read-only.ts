import { fault, type Fault, type Service } from 'firedrill';
import { absolutePath } from './absolute-path.ts';

export interface ReadOnlySettings {
  /** A folder or a file of the service. */
  readonly path: string;
}

/**
 * A folder of a service becomes read-only: opening a file there for writing, making one and removing one fail as on a disk that the kernel has
 * mounted read-only after an error. Files that are open for writing already can still be written. For this service alone, also where it
 * shares the volume. Undone by taking it back; a restart of the container undoes it as well.
 * @throws RangeError when the path is not absolute.
 */
export const readOnly = (service: Service, settings: ReadOnlySettings): Fault<'readOnly'> => {
  const path = absolutePath(settings.path);
  return fault(readOnly, {
    kind: 'read-only',
    target: service,
    capability: 'readOnly',
    settings: { path },
    words: {
      does: `makes ${path} of ${service.name} read-only`,
      usersSee: 'errors of whatever has to be written',
      bites: `writing at ${path} is refused because the file system is read-only`,
      lifted: `writing at ${path} is allowed again`,
    },
  });
};
