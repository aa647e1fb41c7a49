import { faultsOf } from '../core/composition.ts';
import { counted } from '../core/counted.ts';
import type { Drill } from '../core/drill.ts';
import type { Fault } from '../core/fault.ts';
import type { ComposeModel, ComposeService } from '../stack/compose-model.ts';
import { sharesNetwork } from '../stack/links.ts';

/** What the faults of a drill touch, and what they leave alone. Read from the drill and the compose file; nothing is asked of an engine. */
export const blastRadius = (drill: Drill, model: ComposeModel): readonly string[] => {
  const faults = faultsOf(drill.breaks);
  const touched = new Map<string, Fault[]>();
  for (const fault of faults) touched.set(fault.target.name, [...(touched.get(fault.target.name) ?? []), fault]);
  const width = Math.max(...[...touched.keys()].map(({ length }) => length), 'not touched'.length);
  const line = (name: string, text: string): string => `  ${name.padEnd(width)}  ${text}`;

  const services = Object.keys(model.services);
  const arrows = services.flatMap((client) =>
    services.filter((server) => server !== client && sharesNetwork(model, client, server)).map((server) => `${client} -> ${server}`),
  );
  const freeServices = services.filter((name) => !touched.has(name));
  const freeArrows = arrows.filter((name) => !touched.has(name));
  const freeVolumes = Object.keys(model.volumes ?? {}).filter((volume) => !freeServices.every((name) => !holds(model.services[name], volume)));
  const cutServices = services.filter((name) => touched.has(name));
  return [
    ...[...touched].flatMap(([name, its]) => [
      ...its.map(({ kind, words }, index) =>
        line(index === 0 ? name : '', `${kind}${words.leavesBehind === undefined ? '' : `; leaves behind: ${words.leavesBehind}`}`),
      ),
      ...dataLines(model, name).map((text) => line('', text)),
    ]),
    line('not touched', `${counted(freeServices.length, 'service')}: ${freeServices.join(', ') || '-'}`),
    line(
      '',
      `${counted(freeArrows.length, 'arrow')} of ${String(arrows.length)}${freeArrows.length <= 6 && freeArrows.length > 0 ? `: ${freeArrows.join(', ')}` : cutServices.length === 0 ? '' : ', but what leads to a broken service finds it broken'}`,
    ),
    ...(freeVolumes.length === 0 ? [] : [line('', `data in ${freeVolumes.join(', ')}`)]),
    line('', 'this machine, its other containers, and every host outside'),
  ];
};

const dataLines = (model: ComposeModel, name: string): readonly string[] => {
  if (name.includes(' -> ')) return ['data: only what is on its way'];
  const volumes = volumesOf(model.services[name]);
  return [`data: ${volumes.length === 0 ? 'what it keeps in its container' : `what it keeps in ${volumes.join(', ')}`}`];
};

const volumesOf = (service: ComposeService | undefined): readonly string[] =>
  (service?.volumes ?? []).flatMap(({ type, source }) => (type === 'volume' && source !== undefined ? [source] : []));

const holds = (service: ComposeService | undefined, volume: string): boolean => volumesOf(service).includes(volume);
