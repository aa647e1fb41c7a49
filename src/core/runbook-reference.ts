import { callSite } from './place.ts';
import type { SectionReference } from './runbook.ts';

/** Refers to `<runbooks>/<name>.md`. Nothing is read until the drill is planned. */
export const runbook = (name: string): { section(title: string): SectionReference } => {
  const section = (title: string): SectionReference => {
    const are: SectionReference['detection']['are'] = (byWords) => ({ reference, byWords, place: callSite(are) });
    const by: SectionReference['recovery']['by'] = (byWords) => ({ reference, byWords, place: callSite(by) });
    const reference: SectionReference = {
      runbook: name,
      section: title,
      place: callSite(section),
      detection: { are },
      recovery: { by },
    };
    return reference;
  };
  return { section };
};
