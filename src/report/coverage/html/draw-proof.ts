import { formatDuration } from '../../../core/duration.ts';
import type { CoverageEvidence, CoverageItem } from '../../../core/coverage.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { outputEnd } from '../../html/parts/output-end.ts';
import type { CoveragePage } from './coverage-page.ts';
import { formatInstant } from './format-instant.ts';
import { statusBadge } from './status-badge.ts';

/** A page of coverage may hold the outputs of many trials. */
const mostOutput = 4_000;

const trialOf = ({ tried_at, drill, run_id, folder }: CoverageEvidence, pageOf: CoveragePage['pageOf']): Markup => {
  const address = pageOf(folder);
  const run = markup`<code>${run_id}</code>`;
  return markup`<div><dt>tried</dt><dd>${formatInstant(tried_at)}</dd></div><div><dt>by the drill</dt><dd><code>${drill}</code></dd></div><div><dt>in the run</dt><dd>${
    address === null ? run : markup`<a href="${address}">${run}</a>`
  }</dd></div>`;
};

const figuresOf = ({ exit_code: exitCode, duration_ms: duration, bound_to: boundTo }: CoverageEvidence): readonly Markup[] => [
  ...(exitCode === null ? [] : [markup`<div><dt>exit code</dt><dd>${String(exitCode)}</dd></div>`]),
  ...(duration === null ? [] : [markup`<div><dt>took</dt><dd>${formatDuration(duration)}</dd></div>`]),
  ...(boundTo === null ? [] : [markup`<div><dt>bound to</dt><dd>${boundTo}</dd></div>`]),
];

const facts = (list: readonly Markup[]): Markup | null => (list.length === 0 ? null : markup`<dl class="facts">${list}</dl>`);

const itemOf = ({ text, kind, status, why, evidence }: CoverageItem, alone: boolean): Markup => {
  const head = alone ? null : markup`<p class="head">${statusBadge(status)} <span><span class="soft">${kind}</span> ${text}</span></p>`;
  const output = evidence?.output ?? '';
  return markup`<div class="item">${head}<p class="why">${why}</p>${evidence === null ? null : facts(figuresOf(evidence))}${output === '' ? null : outputEnd(output, mostOutput)}</div>`;
};

/** What is behind the status of one line: of each thing that it says why, what was printed, and the trials that saw it. */
export const drawProof = (items: readonly CoverageItem[], status: CoverageItem['status'], pageOf: CoveragePage['pageOf']): Markup => {
  const trials = new Map(items.flatMap(({ evidence }) => (evidence === null ? [] : [[evidence.folder, evidence] as const])));
  return markup`<div class="proof ${status}">${items.map((item) => itemOf(item, items.length === 1))}${[...trials.values()].map((evidence) =>
    facts([trialOf(evidence, pageOf)]),
  )}</div>`;
};
