import type { Report, ReportFinding } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';
import { verdictBadge } from './verdict-badge.ts';

/** What the checks found: first whatever is wrong, with its place and what to do next. */
export const findingsList = ({ findings }: Report): Markup => {
  const wrong = findings.filter(({ verdict }) => verdict !== 'held');
  const held = findings.filter(({ verdict }) => verdict === 'held');
  const body =
    findings.length === 0
      ? markup`<p class="note">Nothing was judged.</p>`
      : markup`<ul class="findings">${[...wrong, ...held].map(findingItem)}</ul>`;
  return markup`<section><h2>Findings <small>${String(held.length)} of ${String(findings.length)} held</small></h2>${body}</section>`;
};

const findingItem = ({ claim, verdict, saw, file, line, hint, evidence }: ReportFinding): Markup => {
  const place = file === null ? null : markup` <code class="place">${line === null ? file : `${file}:${String(line)}`}</code>`;
  const proof =
    evidence.length === 0
      ? null
      : markup` <span class="soft">evidence ${evidence.slice(0, 6).join(', ')}${evidence.length > 6 ? ` and ${String(evidence.length - 6)} more` : ''}</span>`;
  return markup`<li class="finding ${verdict}">${verdictBadge(verdict)}<div><p class="claim">${claim}${place}</p><p class="saw">${saw}${proof}</p>${
    hint === null ? null : markup`<p class="hint">Next: ${hint}</p>`
  }</div></li>`;
};
