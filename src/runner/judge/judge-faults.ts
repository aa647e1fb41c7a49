import type { Finding } from '../../core/check.ts';
import type { ReportFault, ReportSighting } from '../../core/report.ts';
import { strokesOf } from '../../core/schedule.ts';
import { eventsOf, type EventOf, type FaultStage, type Timeline } from '../../core/timeline.ts';
import { breaksOf, type Plan } from '../plan.ts';

/** What became of every fault of the plan, in the order of the drill. */
export const judgeFaults = (plan: Plan, timeline: Timeline): { readonly faults: readonly ReportFault[]; readonly findings: readonly Finding[] } => {
  if (plan.twin?.sabotage === 'no-fault') return { faults: [], findings: [] };
  const strokes = breaksOf(plan).flatMap(strokesOf);
  const judged = strokes.map(({ id, fault }) => {
    const events = eventsOf(timeline, 'fault').filter((event) => event.fault === id);
    const at = (stage: FaultStage): EventOf<'fault'> | undefined => events.find((event) => event.stage === stage);
    const bitten = at('bitten');
    const report: ReportFault = {
      id,
      kind: fault.kind,
      target: fault.target.name,
      does: fault.words.does,
      injected_ms: at('injected')?.atMs ?? null,
      bitten: sighting(bitten),
      undone: sighting(at('repaired') ?? at('seen-lifted')),
    };
    const findings: Finding[] = [
      {
        claim: `${fault.kind} on ${fault.target.name} bites`,
        verdict: bitten === undefined ? 'inconclusive' : 'held',
        saw: bitten?.saw ?? at('unproven')?.saw ?? 'it was not injected',
        evidence: events.map((event) => event.id),
        ...(bitten === undefined ? { hint: 'nothing that follows an unproven fault proves anything; see what the canary saw' } : {}),
      },
    ];
    const leaked = at('leaked');
    if (leaked !== undefined) {
      findings.push({
        claim: `nothing gets past ${fault.kind} on ${fault.target.name}`,
        verdict: 'inconclusive',
        saw: leaked.saw ?? '',
        evidence: [leaked.id],
        hint: "a fault on a link holds what goes by the name of the service; a container's id, its host name or an address leads past it",
      });
    }
    const residue = at('residue');
    if (residue !== undefined && at('seen-lifted') === undefined) {
      findings.push({ claim: `${fault.kind} on ${fault.target.name} is lifted`, verdict: 'broken', saw: residue.saw ?? '', evidence: [residue.id] });
    }
    return { report, findings };
  });
  return { faults: judged.map(({ report }) => report), findings: judged.flatMap(({ findings }) => findings) };
};

const sighting = (event: EventOf<'fault'> | undefined): ReportSighting | null =>
  event === undefined ? null : { at_ms: event.atMs, saw: event.saw ?? '' };
