import type { Report } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';
import { alertLanes } from './alert-lanes.ts';
import { clockMarks } from './clock-marks.ts';
import { conditionLanes } from './condition-lanes.ts';
import { faultLanes } from './fault-lanes.ts';
import type { Lane } from './lane.ts';
import { operationLane } from './operation-lane.ts';
import { phaseLane } from './phase-lane.ts';
import { stepLane } from './step-lane.ts';
import { timeScale } from './time-scale.ts';

const width = 1_080;
const gutter = 170;
const gap = 8;
const startShare = 0.06;
const labelLetters = 22;

/** The whole trial on one time axis: clocks, phases, what users saw, faults, conditions, alerts and steps. */
export const timelineFigure = (report: Report): Markup => {
  const end = Math.max(report.timing.wall_ms, ...report.timing.phases.map(({ ended_ms: ended }) => ended));
  // Nothing can be seen before the steady state: only the last bit of the start is drawn, so that the rest has the room.
  const steady = report.timing.phases.find(({ phase }) => phase === 'steady')?.began_ms ?? 0;
  const scale = timeScale(Math.max(0, steady - (end - steady) * startShare), end, gutter, width - 14);
  const clocks = clockMarks(report, scale);
  const lanes: readonly Lane[] = [
    phaseLane(report, scale),
    operationLane(report, scale),
    ...faultLanes(report, scale),
    ...conditionLanes(report, scale),
    ...alertLanes(report, scale),
    stepLane(report, scale),
  ];
  let top = clocks.height + gap;
  const rows = lanes.map((lane) => {
    const here = top;
    top += lane.height + gap;
    const name = lane.label.length > labelLetters ? `${lane.label.slice(0, labelLetters - 1)}…` : lane.label;
    return markup`<text x="${gutter - 12}" y="${here + lane.height / 2 + 4}" class="end lane">${name}<title>${lane.label}</title></text>${lane.draw(here)}`;
  });
  const axis = scale.ticks.map(
    ({ ms, label }) =>
      markup`<line x1="${scale.x(ms)}" x2="${scale.x(ms)}" y1="${clocks.height}" y2="${top}" class="grid"/><text x="${scale.x(ms)}" y="${top + 15}" class="mid faint">${label}</text>`,
  );
  return markup`<div class="scroll"><svg viewBox="0 0 ${width} ${top + 22}" role="img" aria-label="Timeline of the trial" class="timeline">${axis}${rows}${clocks.draw(top)}</svg></div>`;
};
