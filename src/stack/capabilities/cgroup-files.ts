import type { SystemUnderTest } from '../system-under-test.ts';
import { runBeside, type Beside } from './beside.ts';

/*
 * The limits that are in force, read and written where the kernel keeps them. The engine's own call for it cannot take a limit back:
 * "no limit" is no value that it accepts for memory, and for processors it leaves another record than it found. Written here, a limit
 * is gone with the processes: a container that is started again has what its compose file says.
 */

/** Prints the files that exist, each with its value in one line, or writes `file=value`. A file that begins with `?` may be absent or refuse. */
const script = `
id=$1; shift
folders=$(find /limits -type d -name "*$id*")
for each; do
  name=\${each#\\?}; file=\${name%%=*}; path=
  for folder in $folders; do [ -e "$folder/$file" ] && path=$folder/$file && break; done
  if [ "$name" = "$file" ]; then
    [ -z "$path" ] || echo "$file $(cat "$path")"
  elif [ -n "$path" ] && echo "\${name#*=}" > "$path"; then :
  elif [ "$each" = "$name" ]; then echo "$file: not written"; exit 1
  fi
done
`;

const inKernel = (id: string, ...requests: readonly string[]): Beside => ({
  argv: ['bash', '-c', script, 'limits', id, ...requests],
  binds: ['/sys/fs/cgroup:/limits'],
});

/** The values of a container's limits by file. Files of the other version of control groups, and limits that this kernel lacks, are not among them. */
export const readLimits = async (system: SystemUnderTest, id: string, files: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const printed = await runBeside(system, 'limits', inKernel(id, ...files));
  return Object.fromEntries([...printed.matchAll(/^(\S+) (.+)$/gm)].map(([, file = '', value = '']) => [file, value]));
};

/** Writes limits in the order given; `?file` may be absent or refuse. @throws Error with the words of the kernel. */
export const writeLimits = async (
  system: SystemUnderTest,
  id: string,
  writes: readonly (readonly [file: string, value: string])[],
): Promise<void> => {
  await runBeside(system, 'limits', inKernel(id, ...writes.map((write) => write.join('='))));
};
