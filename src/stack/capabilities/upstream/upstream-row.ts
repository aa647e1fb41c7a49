import type { Sighting } from '../../../core/capability.ts';
import type { ComposeService } from '../../compose-model.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { mustBe } from '../must-be.ts';
import type { Row } from '../table.ts';
import { readProgramme, setFields, setFieldsBack, type Programme } from './programme.ts';

/** One harm of an upstream. */
export interface UpstreamHarm<Settings> {
  /** The fields of the programme that are this harm's own: no other harm writes them, so harms can come and go in any order. */
  readonly owns: readonly string[];
  /** What they are set to. `now` is the programme as it is. */
  readonly sets: (
    settings: Settings,
    place: { readonly system: SystemUnderTest; readonly service: string; readonly now: Programme },
  ) => Programme | Promise<Programme>;
  readonly look: (settings: Settings, system: SystemUnderTest, service: string) => Promise<Sighting>;
}

const upstreamImage = /(?:^|\/)firedrill\/upstream$/;

/** A service of another image that takes a programme in the same way says so by this label. */
const programmable = 'dev.firedrill.upstream';

/** What is done by TLS needs the image itself. */
export const lacksImage = mustBe('service that can be told how to fail, with the image from images/upstream', upstreamImage);

const lacksBoth = mustBe(`service that can be told how to fail, with the image from images/upstream or the label ${programmable}`, upstreamImage);
const lacks = (service: Pick<ComposeService, 'image' | 'labels'>): string | undefined =>
  service.labels?.[programmable] === 'true' ? undefined : lacksBoth(service);

/** A row of the table: done and undone by setting a few fields of the upstream's programme, which it keeps over a restart. */
export const upstreamRow = <Settings>({ owns, sets, look }: UpstreamHarm<Settings>): Row<string, Settings> => ({
  lacks,
  open: (system, service, settings) => ({
    snapshot: async () => {
      const now = await readProgramme(system, service);
      return Object.fromEntries(owns.map((name) => [name, now[name] ?? null]));
    },
    apply: async () => {
      const now = await readProgramme(system, service);
      await setFields(system, service, await sets(settings, { system, service, now }));
    },
    restore: async (snapshot) => {
      await setFieldsBack(system, service, Object.fromEntries(owns.flatMap((name) => (snapshot[name] == null ? [] : [[name, snapshot[name]]]))));
    },
    look: () => look(settings, system, service),
  }),
});
