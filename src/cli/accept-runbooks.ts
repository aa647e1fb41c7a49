import { exitCode, type ExitCode } from '../core/exit-code.ts';
import { formatPlace } from '../core/place.ts';
import { sanitizeTerminal } from '../report/sanitize-terminal.ts';
import { writeAtomically } from '../report/write-atomically.ts';
import { acceptSection, type SentenceChange } from '../runbook/accepted/accept-section.ts';
import { acceptedText } from '../runbook/accepted/accepted.ts';
import { acceptedFileOf, readAccepted } from '../runbook/accepted/read-accepted.ts';
import { findSection } from '../runbook/find-section.ts';
import { readRunbook } from '../runbook/read-runbook.ts';
import { loadDrills } from './load-drills.ts';

export interface AcceptOptions {
  readonly drills: string;
  readonly runbooks: string;
  /** Writes nothing, and answers 1 where something is not accepted. */
  readonly check?: true;
}

/**
 * Writes down the sentences that drills bind, as a person has read them, and prints what changed since the last time. Starts nothing.
 * @throws DrillError as `acceptSection` does, before anything of that drill is written.
 */
export const acceptRunbooks = async (ids: readonly string[], { drills, runbooks, check }: AcceptOptions): Promise<ExitCode> => {
  let unaccepted = 0;
  for (const { id, file, drill } of await loadDrills(drills, ids.length === 0 ? 'all' : ids)) {
    const section = findSection(await readRunbook(runbooks, drill.tries.runbook, drill.tries.place), drill.tries);
    const beside = acceptedFileOf(file);
    const { accepted, changes } = acceptSection(section, drill, (await readAccepted(beside))?.accepted);
    const kept = accepted.detection.length + accepted.recovery.length - changes.filter(({ step }) => step !== undefined).length;
    const said =
      changes.length === 0
        ? 'nothing changed'
        : check === true
          ? `${String(changes.length)} not accepted: read them, then firedrill runbook accept ${id}`
          : `${String(changes.length)} accepted`;
    const lines = [...changes.flatMap(linesOf), `${id}: ${said}, ${String(kept)} as they were (${beside})`];
    process.stdout.write(`${lines.map(sanitizeTerminal).join('\n')}\n`);
    unaccepted += changes.length;
    if (check !== true) await writeAtomically(beside, acceptedText(accepted));
  }
  return check === true && unaccepted > 0 ? exitCode.failed : exitCode.held;
};

const linesOf = ({ part, words, step, before }: SentenceChange): readonly string[] => [
  step === undefined ? `the drill no longer binds "${words}"` : `${formatPlace(step.place)}: ${part} "${words}"`,
  ...(before === undefined ? [] : [`  - ${before}`]),
  ...(step === undefined ? [] : [`  + ${step.text}`]),
];
