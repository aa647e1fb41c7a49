/** One line of /proc/self/mountinfo. */
export interface Mount {
  readonly at: string;
  readonly options: readonly string[];
  /** What happens here happens elsewhere too. */
  readonly shared: boolean;
  readonly type: string;
  readonly superOptions: readonly string[];
}

const line = /^\d+ \d+ \S+ \S+ (?<at>\S+) (?<options>\S+) (?<tags>(?:\S+:\S+ )*)- (?<type>\S+) \S+ (?<superOptions>\S+)$/;

/** The mounts of a container in the order in which they were made: of two at one place, the later one is seen. */
export const readMountInfo = (text: string): readonly Mount[] =>
  text.split('\n').flatMap((each) => {
    const found = line.exec(each)?.groups;
    if (found === undefined) return [];
    const { at = '', options = '', tags = '', type = '', superOptions = '' } = found;
    // The kernel writes spaces and the like as octal numbers.
    const place = at.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    return [{ at: place, options: options.split(','), shared: tags.includes('shared:'), type, superOptions: superOptions.split(',') }];
  });

/** Whether a path lies in a folder, or is it. */
export const liesIn = (path: string, folder: string): boolean => folder === '/' || path === folder || path.startsWith(`${folder}/`);

/** The mount that holds a path. */
export const mountOf = (mounts: readonly Mount[], path: string): Mount | undefined =>
  mounts.reduce<Mount | undefined>((best, mount) => (liesIn(path, mount.at) && mount.at.length >= (best?.at.length ?? 0) ? mount : best), undefined);
