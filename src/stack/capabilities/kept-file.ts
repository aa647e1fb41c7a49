import type { SystemUnderTest } from '../system-under-test.ts';
import { runIn } from './run-in.ts';

/** A small file with all that is brought back of it. */
export interface KeptFile {
  /** In Base64: a file holds any bytes. */
  readonly content: string;
  readonly mode: string;
  readonly uid: string;
  readonly gid: string;
  /** Seconds since 1970, with nanoseconds where the container's `stat` knows them. */
  readonly mtime: string;
}

/** What goes into one argument of a command, Base64 and all, with room to spare. */
const mostBytes = 65_536;

/** A preloaded library may fake clocks and the times of files: what is read and written here is real. */
export const asRoot = { user: '0', env: { LD_PRELOAD: '' } } as const;

const read = `
[ -e "$1" ] || [ -L "$1" ] || { echo absent; exit 0; }
[ -f "$1" ] && [ ! -L "$1" ] || { echo "$1 is no regular file"; exit 1; }
set -- "$1" "$2" $(stat -c '%s %h' "$1")
[ "$3" -le "$2" ] || { echo "$1 has $3 bytes: more than $2 are not kept"; exit 1; }
[ "$4" -eq 1 ] || { echo "$1 has $4 names: it would lose the others"; exit 1; }
echo "$(stat -c '%a %u %g' "$1") $(stat -c %.9Y "$1" 2>/dev/null || stat -c %Y "$1")"
base64 "$1"
`;

const write = `
set -e
umask 077
printf %s "$2" | base64 -d > "$1.firedrill"
chown "$4:$5" "$1.firedrill"
chmod "$3" "$1.firedrill"
touch -d "@$6" "$1.firedrill" 2>/dev/null || touch -d "@\${6%.*}" "$1.firedrill"
mv -f "$1.firedrill" "$1"
`;

/** Reads a file in a service's container; `undefined` where there is none. @throws Error for one that is no regular file, too large, or has several names. */
export const readFileIn = async (system: SystemUnderTest, service: string, path: string): Promise<KeptFile | undefined> => {
  const [first = '', ...rest] = (await runIn(system, service, ['sh', '-c', read, 'read', path, String(mostBytes)], asRoot)).split('\n');
  const [mode, uid, gid, mtime] = first.split(' ');
  if (mode === undefined || uid === undefined || gid === undefined || mtime === undefined) return undefined;
  return { content: rest.join(''), mode, uid, gid, mtime };
};

/** Writes it so that nobody sees half of it. */
export const writeFileIn = async (system: SystemUnderTest, service: string, path: string, kept: KeptFile): Promise<void> => {
  const { content, mode, uid, gid, mtime } = kept;
  await runIn(system, service, ['sh', '-c', write, 'write', path, content, mode, uid, gid, mtime], asRoot);
};
