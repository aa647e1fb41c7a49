import { createHash } from 'node:crypto';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { requireRunning } from '../find-container.ts';
import { asRoot } from '../kept-file.ts';
import { runIn } from '../run-in.ts';
import { wentWithContainer } from '../went-with-container.ts';
import { outlives, wentWithIt } from './outlives.ts';

const read = `
[ -f "$1" ] && [ ! -L "$1" ] || { echo "$1 is no regular file"; exit 1; }
[ "$(stat -c %s "$1")" -ge $(($2 + $3)) ] || { echo "$1 has only $(stat -c %s "$1") bytes"; exit 1; }
stat -c %.9Y "$1" 2>/dev/null || stat -c %Y "$1"
tail -c "+$(($2 + 1))" "$1" | head -c "$3" | base64
`;
const write = `
set -e
printf %s "$3" | base64 -d | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
[ -z "$4" ] || touch -d "@$4" "$1" 2>/dev/null || touch -d "@\${4%.*}" "$1"
`;

/** Some bytes of a file are replaced, in place, by others that follow from the place alone, so that anybody can tell them. */
export const corrupt = (system: SystemUnderTest, service: string, { path, offset, length }: CapabilitySettings['corrupt']): Capability => {
  const wrong = noise(`${path} ${String(offset)}`, length);
  const found = async (): Promise<{ readonly bytes: string; readonly mtime: string }> => {
    const said = await runIn(system, service, ['sh', '-c', read, 'read', path, String(offset), String(length)], asRoot);
    const [mtime = '', ...lines] = said.split('\n');
    return { bytes: lines.join(''), mtime };
  };
  const put = async (bytes: string, mtime: string): Promise<void> => {
    await runIn(system, service, ['sh', '-c', write, 'write', path, String(offset), bytes, mtime], asRoot);
  };
  return {
    snapshot: async () => ({ ...(await found()), outlives: await outlives(system, service, path) }),
    apply: async () => {
      await requireRunning(system, service);
      await put(wrong, '');
    },
    restore: async (snapshot) => {
      if (await wentWithIt(system, service, path, snapshot['outlives'] === true)) return;
      // Whoever put other bytes there since has repaired it.
      if ((await found()).bytes === wrong) await put(String(snapshot['bytes']), String(snapshot['mtime']));
    },
    look: async () => {
      const gone = await wentWithContainer(system, service);
      if (gone !== undefined) return gone;
      const { bytes } = await found();
      const hex = Buffer.from(bytes, 'base64').subarray(0, 8).toString('hex');
      return {
        harmed: bytes === wrong,
        saw: `${path} of ${service} has ${hex}… at byte ${String(offset)}, ${bytes === wrong ? 'ours' : 'not ours'}`,
      };
    },
  };
};

const noise = (seed: string, length: number): string => {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256')
      .update(`${seed} ${String(index)}`)
      .digest(),
  );
  return Buffer.concat(blocks).subarray(0, length).toString('base64');
};
