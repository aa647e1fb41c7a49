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
import type { TimeScale } from './time-scale.ts';
import { figureWidth, gutter } from './trial-scale.ts';

const gap = 8;
const labelLetters = 22;

/** The whole trial on one time axis: clocks, phases, what users saw, faults, conditions, alerts and steps. */
export const timelineFigure = (report: Report, scale: TimeScale): Markup => {
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
  return markup`<svg viewBox="0 0 ${figureWidth} ${top + 22}" role="img" aria-label="Timeline of the trial" class="timeline">${axis}${rows}${clocks.draw(top)}</svg>`;
};
