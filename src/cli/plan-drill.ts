import { DrillError } from '../core/errors.ts';
import type { Drill } from '../core/drill.ts';
import type { Inventory } from '../core/inventory.ts';
import { timing, type TimingName } from '../core/timing.ts';
import type { Twin } from '../core/twin.ts';
import { misnameText, withholdStep } from '../runbook/apply-twin.ts';
import { acceptedFileOf, readAccepted, requireAcceptedFor } from '../runbook/accepted/read-accepted.ts';
import { bindSection, type BoundSection } from '../runbook/bind-section.ts';
import { findSection } from '../runbook/find-section.ts';
import { judgeBindings } from '../runbook/judge-bindings.ts';
import { judgePromises } from '../runbook/judge-promises.ts';
import { judgeSection } from '../runbook/lint/judge-section.ts';
import { parseRunbook } from '../runbook/parse-runbook.ts';
import type { ParsedRunbook, ParsedSection } from '../runbook/parsed-runbook.ts';
import { readRunbook } from '../runbook/read-runbook.ts';
import { resolveAlerts } from '../runbook/resolve-alerts.ts';
import type { Plan } from '../runner/plan.ts';
import { readAlertRules } from '../stack/alert-rules.ts';
import { readComposeModel, type ComposeModel } from '../stack/compose-model.ts';
import { readInventory } from '../stack/read-inventory.ts';
import { knownOf } from './known-of.ts';
import type { LoadedDrill } from './load-drills.ts';
import { requireAlert, requireOneNetwork, requireService, requireTargets, requireTime } from './require-names.ts';

export interface PlanOptions {
  readonly timing: TimingName;
  readonly variant: string | null;
  readonly seed: number;
  /** The folder of the documents. */
  readonly runbooks: string;
  /** What the compose file wants from the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Read as the document instead of its file, as if a person had just accepted it. */
  readonly text?: string;
}

export interface PlannedDrill {
  readonly plan: Plan;
  /** How the section was bound, and what became of the sentences that a person accepted. */
  readonly bound: BoundSection;
  readonly model: ComposeModel;
  readonly document: ParsedRunbook;
  /** The section of the drill, with its lines in the document. */
  readonly section: ParsedSection;
  /** What is known of the system that documents may name. */
  readonly inventory: Inventory;
}

/** Reads the drill, its document and the compose model together and resolves every name. Nothing is started. @throws DrillError with file and line. */
export const planDrill = async ({ id, file, drill }: LoadedDrill, options: PlanOptions): Promise<PlannedDrill> => {
  const twin = twinOf(drill, id, options.variant);
  if (drill.breaks.length === 0)
    throw new DrillError('drill-injects-nothing', `the drill ${id} breaks nothing`, {
      place: drill.place,
      hint: 'name a fault in "breaks": a trial without one proves nothing',
    });
  const [{ document, section }, accepted, rules, model, lists] = await Promise.all([
    readSection(drill, twin, options),
    options.text === undefined ? readAccepted(acceptedFileOf(file)) : undefined,
    readAlertRules(drill.stack.alerting.rules),
    readComposeModel({ files: [drill.stack.compose], profiles: drill.stack.profiles, environment: options.environment }, drill.stack.place),
    drill.stack.inventory === undefined ? {} : readInventory(drill.stack.inventory),
  ]);
  const inventory = knownOf({ lists, alerts: rules, compose: { model, names: [drill.stack.compose, drill.stack.documentedAs] } });
  requireAlert(drill, rules);
  requireTargets(drill, model);
  requireOneNetwork(drill, model);
  const played = timing(options.timing, drill.stack.fastFactor);
  requireTime(drill, played);
  if (accepted !== undefined) requireAcceptedFor(accepted, id, drill);
  const bound = bindSection(section, id, drill, accepted?.accepted);
  const { detection, recovery } = bound;
  for (const { condition } of detection) requireService(model, condition.of);
  const carriedOut = twin?.sabotage === 'withhold' ? withholdStep(recovery, twin) : recovery;
  const plan: Plan = {
    id,
    file,
    drill,
    twin,
    section,
    detection,
    recovery,
    variant: options.variant,
    seed: options.seed,
    timing: played,
    withheld: new Set(recovery.filter((step) => !carriedOut.includes(step)).map(({ step }) => step.id)),
    documentFindings: [
      ...resolveAlerts(section, drill.alerts, rules),
      ...judgeSection(document, section, inventory),
      ...judgePromises(document, section, drill.promises),
      ...judgeBindings(detection, recovery),
      ...bound.findings,
    ],
  };
  return { plan, model, bound, document, section, inventory };
};

const twinOf = (drill: Drill, id: string, variant: string | null): Twin | null => {
  if (variant === null) return null;
  const twin = Object.hasOwn(drill.twins, variant) ? drill.twins[variant] : undefined;
  if (twin !== undefined) return twin;
  throw new DrillError('variant-not-found', `the drill ${id} has no variant "${variant}"`, {
    place: drill.place,
    hint: `it has ${Object.keys(drill.twins).join(', ') || 'none'}`,
  });
};

/** The section as the document has it, or as the twin misnames it. */
const readSection = async (
  drill: Drill,
  twin: Twin | null,
  { runbooks, text }: PlanOptions,
): Promise<{ readonly document: ParsedRunbook; readonly section: ParsedSection }> => {
  const written = await readRunbook(runbooks, drill.tries.runbook, drill.tries.place);
  const document = text === undefined ? written : parseRunbook(text, written.file);
  const section = findSection(document, drill.tries);
  if (twin?.sabotage !== 'misname') return { document, section };
  const misnamed = parseRunbook(misnameText(document.text, section.lines, twin), document.file);
  return { document: misnamed, section: findSection(misnamed, drill.tries) };
};
