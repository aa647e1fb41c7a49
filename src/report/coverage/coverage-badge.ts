import type { CoverageTotals } from '../../core/coverage.ts';
import { xmlElement } from '../junit/xml-element.ts';

const label = 'runbook';

/** What is wrong outshouts every figure. The colours carry white letters. */
const colourOf = ({ statuses, held_percent: held }: CoverageTotals): string => {
  if (statuses.broken > 0) return '#b3261e';
  if (statuses.drift > 0) return '#8f5a00';
  return held === null || held < 50 ? '#5c6066' : held < 80 ? '#5d6b1e' : '#176b43';
};

const messageOf = ({ held_percent: held }: CoverageTotals): string => (held === null ? 'nothing to try' : `${String(held)}% held`);

/** Wide enough for the letters of any font: the text is then fitted to it. */
const widthOf = (text: string): number => Math.round(6.3 * text.length);

const words = (text: string, x: number): string =>
  xmlElement('text', { x, y: 14, textLength: widthOf(text), lengthAdjust: 'spacingAndGlyphs', fill: '#ffffff' }, text);

/** A badge as an SVG that loads nothing. */
export const coverageBadge = (totals: CoverageTotals): string => {
  const message = messageOf(totals);
  const left = widthOf(label) + 12;
  const right = widthOf(message) + 12;
  const size = { width: left + right, height: 20 };
  const fonts = { 'font-family': 'Verdana, "DejaVu Sans", sans-serif', 'font-size': 11 };
  return `${xmlElement('svg', { 'xmlns': 'http://www.w3.org/2000/svg', ...size, 'role': 'img', 'aria-label': `${label}: ${message}` }, [
    xmlElement('title', {}, `${label}: ${message}`),
    xmlElement('clipPath', { id: 'round' }, [xmlElement('rect', { ...size, rx: 3 })]),
    xmlElement('g', { 'clip-path': 'url(#round)' }, [
      xmlElement('rect', { width: left, height: 20, fill: '#3b3f44' }),
      xmlElement('rect', { x: left, width: right, height: 20, fill: colourOf(totals) }),
    ]),
    xmlElement('g', fonts, [words(label, 6), words(message, left + 6)]),
  ])}\n`;
};

/** The same as an endpoint that a badge service can draw from. */
export const badgeEndpoint = (totals: CoverageTotals): string =>
  `${JSON.stringify({ schemaVersion: 1, label, message: messageOf(totals), color: colourOf(totals) })}\n`;
