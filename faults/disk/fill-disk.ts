import { fault, type Fault, type Ratio, type Service } from 'firedrill';
import { absolutePath } from './absolute-path.ts';

export interface FillDiskSettings {
  /** A folder of the service on a file system of its own that has a size: a tmpfs, or a volume that is one. */
  readonly path: string;
  /** How full it gets: 1 is to the last byte. */
  readonly to: Ratio;
}

/**
 * The file system that holds a folder of a service is filled up, by one file of ours. Refused where it is not one with a size of its own,
 * so that the host's disk is never filled. Undone by removing the file.
 * @throws RangeError when it would stay empty, or the path is not absolute.
 */
export const fillDisk = (service: Service, settings: FillDiskSettings): Fault<'fill'> => {
  const [path, to] = [absolutePath(settings.path), settings.to];
  if (to === 0) throw new RangeError('a disk that is filled to 0 % is not filled');
  const share = `${String(Number((to * 100).toPrecision(4)))} %`;
  return fault(fillDisk, {
    kind: 'fill-disk',
    target: service,
    capability: 'fill',
    settings: { path, to },
    words: {
      does: `fills the disk that holds ${path} of ${service.name} to ${share}`,
      usersSee: 'errors of whatever has to be written',
      bites: `that much of the disk at ${path} is in use`,
      lifted: `less than that of the disk at ${path} is in use`,
    },
  });
};
