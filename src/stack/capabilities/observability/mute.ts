import { hours } from '../../../core/duration.ts';
import type { Capability } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { askInside } from '../ask-inside.ts';
import { wentWithContainer } from '../went-with-container.ts';

/** Who made a silence, as Alertmanager shows it. */
const author = 'firedrill';
/** It ends by itself, should nobody be left to end it. */
const lease = hours(1);

interface Silence {
  readonly id: string;
  readonly createdBy: string;
  readonly status: { readonly state: string };
}

/** A silence over every alert of an Alertmanager. */
export const mute = (system: SystemUnderTest, alertmanager: string): Capability => {
  const ours = async (): Promise<readonly Silence[]> =>
    ((await askInside(system, alertmanager, '/api/v2/silences')) as readonly Silence[]).filter(
      ({ createdBy, status }) => createdBy === author && status.state !== 'expired',
    );
  return {
    snapshot: async () => ({ muted: (await ours()).length > 0 }),
    apply: async () => {
      if ((await ours()).length > 0) return;
      const now = Date.now();
      await askInside(system, alertmanager, '/api/v2/silences', {
        method: 'POST',
        json: {
          matchers: [{ name: 'alertname', value: '.+', isRegex: true, isEqual: true }],
          startsAt: new Date(now).toISOString(),
          endsAt: new Date(now + lease).toISOString(),
          createdBy: author,
          comment: 'a drill: nobody is called',
        },
      });
    },
    restore: async (snapshot) => {
      if (snapshot['muted'] === true || (await wentWithContainer(system, alertmanager)) !== undefined) return;
      for (const { id } of await ours()) await askInside(system, alertmanager, `/api/v2/silence/${id}`, { method: 'DELETE' });
    },
    look: async () => {
      const gone = await wentWithContainer(system, alertmanager);
      if (gone !== undefined) return gone;
      const active = (await ours()).filter(({ status }) => status.state === 'active');
      return { harmed: active.length > 0, saw: `${alertmanager} has ${String(active.length)} silences over every alert` };
    },
  };
};
