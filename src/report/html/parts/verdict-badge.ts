import type { Verdict } from '../../../core/verdict.ts';
import { verdictMark } from '../../verdict-mark.ts';
import { markup, type Markup } from '../markup.ts';

/** A verdict as a small label: sign, word and colour. */
export const verdictBadge = (verdict: Verdict | 'not-tried'): Markup =>
  markup`<span class="badge ${verdict}"><span aria-hidden="true">${verdictMark[verdict]}</span> ${verdict.replace('-', ' ')}</span>`;
