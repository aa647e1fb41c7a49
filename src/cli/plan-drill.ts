import { DrillError } from '../core/errors.ts';
import type { Drill } from '../core/drill.ts';
import { drillAs, type ChosenDrill } from '../core/drill-as.ts';
import type { AlertPipeline } from '../core/alert-pipeline.ts';
import type { Inventory } from '../core/inventory.ts';
import { timing, type TimingName } from '../core/timing.ts';
import type { Stack } from '../core/stack.ts';
import type { Twin } from '../core/twin.ts';
import { variantNames } from '../core/variant-names.ts';
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
import { readPipeline } from '../stack/alerting/read-pipeline.ts';
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
  /** Another text of the document, taken as if a person had just accepted it, and the system that was read when the document itself was planned. */
  readonly copy?: { readonly text: string; readonly system: DrillSystem };
}

/** What is read of the system of a drill, whatever its document says. */
export interface DrillSystem {
  readonly model: ComposeModel;
  /** How alerts are made and delivered in it. */
  readonly pipeline: AlertPipeline;
  /** What is known of it that documents may name. */
  readonly inventory: Inventory;
}

export interface PlannedDrill extends DrillSystem {
  readonly plan: Plan;
  /** How the section was bound, and what became of the sentences that a person accepted. */
  readonly bound: BoundSection;
  readonly document: ParsedRunbook;
  /** The section of the drill, with its lines in the document. */
  readonly section: ParsedSection;
}

/** Reads the drill, its document and the compose model together and resolves every name. Nothing is started. @throws DrillError with file and line. */
export const planDrill = async ({ id, file, drill: declared }: LoadedDrill, options: PlanOptions): Promise<PlannedDrill> => {
  const { drill, variation, twin } = choose(declared, id, options.variant);
  if (drill.breaks.length === 0)
    throw new DrillError('drill-injects-nothing', `the drill ${id} breaks nothing`, {
      place: drill.place,
      hint: 'name a fault in "breaks": a trial without one proves nothing',
    });
  const { copy } = options;
  const [{ document, section }, accepted, system] = await Promise.all([
    readSection(drill, twin, options),
    copy === undefined && bindsAlike(drill, declared) ? readAccepted(acceptedFileOf(file)) : undefined,
    copy?.system ?? readSystem(drill.stack, options.environment),
  ]);
  const { model, pipeline, inventory } = system;
  const { rules } = pipeline;
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
    pipeline,
    variant: options.variant,
    variation,
    seed: options.seed,
    timing: played,
    withheld: new Set(recovery.filter((step) => !carriedOut.includes(step)).map(({ step }) => step.id)),
    documentFindings: [
      ...resolveAlerts(section, drill.alerts, rules),
      ...judgeSection(document, section, inventory),
      ...judgePromises(section, drill.promises),
      ...judgeBindings(detection, recovery),
      ...bound.findings,
    ],
  };
  return { plan, bound, document, section, model, pipeline, inventory };
};

const readSystem = async (
  { compose, profiles, documentedAs, alerting, inventory, place }: Stack,
  environment: PlanOptions['environment'],
): Promise<DrillSystem> => {
  const [pipeline, model, lists] = await Promise.all([
    readPipeline(alerting),
    readComposeModel({ files: [compose], profiles, environment }, place),
    inventory === undefined ? {} : readInventory(inventory),
  ]);
  return { model, pipeline, inventory: knownOf({ lists, alerts: pipeline.rules, compose: { model, names: [compose, documentedAs] } }) };
};

const choose = (drill: Drill, id: string, variant: string | null): ChosenDrill => {
  const chosen = drillAs(drill, variant);
  if (chosen !== undefined) return chosen;
  const { variants, twins } = variantNames(drill);
  throw new DrillError('variant-not-found', `the drill ${id} has no variant "${String(variant)}"`, {
    place: drill.place,
    hint: `it has ${[...variants, ...twins].join(', ') || 'none'}`,
  });
};

/** What a person accepted are the sentences that the drill itself binds; a variant that binds others speaks for itself. */
const bindsAlike = (one: Drill, other: Drill): boolean => one.detects === other.detects && one.recovers === other.recovers;

/** The section as the document has it, or as the twin misnames it. */
const readSection = async (
  drill: Drill,
  twin: Twin | null,
  { runbooks, copy }: PlanOptions,
): Promise<{ readonly document: ParsedRunbook; readonly section: ParsedSection }> => {
  const written = await readRunbook(runbooks, drill.tries.runbook, drill.tries.place);
  const document = copy === undefined ? written : parseRunbook(copy.text, written.file);
  const section = findSection(document, drill.tries);
  if (twin?.sabotage !== 'misname') return { document, section };
  const misnamed = parseRunbook(misnameText(document.text, section.lines, twin), document.file);
  return { document: misnamed, section: findSection(misnamed, drill.tries) };
};
