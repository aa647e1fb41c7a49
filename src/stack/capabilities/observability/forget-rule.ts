import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import { labels } from '../../labels.ts';
import { prefixOf, runFolders } from '../../run-folders.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { askInside } from '../ask-inside.ts';
import { containerOf } from '../container-of.ts';
import { wentWithContainer } from '../went-with-container.ts';

interface LoadedRules {
  readonly data: { readonly groups: readonly { readonly rules: readonly { readonly type: string; readonly name: string }[] }[] };
}

/** One alert rule is taken out of the run's own copy of a rule file, and Prometheus loads its files anew. */
export const forgetRule = (system: SystemUnderTest, prometheus: string, { alert }: CapabilitySettings['forgetRule']): Capability => {
  const container = system.engine.docker.getContainer(containerOf(system, prometheus));
  const loadAgain = async (): Promise<void> => {
    await container.kill({ signal: 'SIGHUP' });
  };

  /** The run's own copies among the files that the container has. The user's own files are never written. */
  const copies = async (): Promise<readonly string[]> => {
    const { Mounts, Config } = await container.inspect();
    const prefix = prefixOf(Config.Labels[labels.run] ?? '');
    return Mounts.map(({ Source }) => Source).filter((file) => basename(dirname(file)).startsWith(prefix));
  };

  const ruleFile = async (): Promise<{ readonly file: string; readonly text: string }> => {
    for (const file of await copies()) {
      const text = await readFile(file, 'utf8').catch(() => '');
      if (without(text, alert) !== undefined) return { file, text };
    }
    throw new DrillError('fault-failed', `no rule file of ${prometheus} holds the alert ${alert}`, { target: prometheus });
  };

  return {
    snapshot: async () => ({ ...(await ruleFile()) }),
    apply: async () => {
      const found = await ruleFile().catch(() => undefined);
      const left = found === undefined ? undefined : without(found.text, alert);
      // Applied twice, it is gone already.
      if (found === undefined || left === undefined) return;
      // In place: the container holds the file, not its name.
      await writeFile(found.file, left);
      await loadAgain();
    },
    restore: async ({ file, text }) => {
      // A snapshot comes from a file. Whatever that says, nothing is written but the copies of a run.
      const ours = typeof file === 'string' && (await runFolders()).some(({ folder }) => dirname(file) === folder);
      if (!ours || typeof text !== 'string') throw new Error(`the snapshot names no rule file of a run, but ${JSON.stringify(file)}`);
      await writeFile(file, text);
      // The next container reads the file as it now is.
      if ((await wentWithContainer(system, prometheus)) === undefined) await loadAgain();
    },
    look: async () => {
      const gone = await wentWithContainer(system, prometheus);
      if (gone !== undefined) return gone;
      const { data } = (await askInside(system, prometheus, '/api/v1/rules?type=alert')) as LoadedRules;
      const names = data.groups.flatMap(({ rules }) => rules.map(({ name }) => name));
      const known = names.includes(alert);
      return { harmed: !known, saw: `${prometheus} has ${String(names.length)} alert rules loaded, ${alert} is ${known ? '' : 'not '}one of them` };
    },
  };
};

/** The text of a rule file without one alert; `undefined` where it does not hold it. Comments and all other rules stay as they are. */
const without = (text: string, alert: string): string | undefined => {
  const document = parseDocument(text);
  const groups = document.get('groups');
  if (document.errors.length > 0 || !isSeq(groups)) return undefined;
  let found = false;
  for (const group of groups.items) {
    const rules = isMap(group) ? group.get('rules') : undefined;
    if (!isSeq(rules)) continue;
    const at = rules.items.findIndex((rule) => isMap(rule) && rule.get('alert') === alert);
    if (at < 0) continue;
    rules.delete(at);
    found = true;
  }
  return found ? document.toString({ lineWidth: 0 }) : undefined;
};
