import { coverageKinds, kindPlurals, type CoverageDocument, type CoverageSection } from '../../../core/coverage.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { formatShare } from '../format-share.ts';
import { kindShare } from '../kind-share.ts';
import { lastTried } from '../last-tried.ts';
import { lineId } from './line-id.ts';
import { statusBar } from './status-bar.ts';

/** A row a section: how many of each kind held, and when any of it was tried last. */
export const sectionsTable = ({ file, sections }: CoverageDocument, number: number, alone: boolean): Markup | null =>
  sections.length === 0
    ? null
    : markup`<section><h2>Sections${alone ? null : markup` <small>${file}</small>`}</h2>
<table class="stack sections"><thead><tr><th scope="col">section</th>${coverageKinds.map((kind) => markup`<th scope="col" class="right">${kindPlurals[kind]}</th>`)}<th class="wide"></th><th scope="col" class="right">held</th><th scope="col" class="right">tried</th><th scope="col">last tried</th></tr></thead>
<tbody>${sections.map((section) => sectionRow(section, number))}</tbody></table></section>`;

const sectionRow = ({ title, line, items, totals }: CoverageSection, number: number): Markup =>
  markup`<tr><th scope="row"><a href="#${lineId(number, line)}">${title}</a></th>${coverageKinds.map(
    (kind) => markup`<td class="right" data-label="${kindPlurals[kind]}">${kindShare(items, kind) || '–'}</td>`,
  )}<td class="wide">${statusBar(totals)}</td><td class="right" data-label="held"><b>${formatShare(totals.held_percent)}</b></td><td class="right" data-label="tried">${formatShare(totals.tried_percent)}</td><td data-label="last tried" class="date">${lastTried(totals)}</td></tr>`;
