import { markup, type Markup } from '../../html/markup.ts';
import { drawProof } from './draw-proof.ts';
import type { LineCoverage } from './place-items.ts';
import type { Sheet } from './sheet.ts';
import { statusBadge } from './status-badge.ts';

/** The status of a line in words; a click or the return key shows what is behind it. */
export const drawEvidence = ({ items, status }: LineCoverage, { pageOf }: Pick<Sheet, 'pageOf'>): Markup | null => {
  if (status === undefined || items.length === 0) return null;
  const alike = items.filter((item) => item.status === status).length;
  const count = items.length === 1 ? null : markup` <small>${String(alike)} of ${String(items.length)}</small>`;
  return markup`<details><summary>${statusBadge(status)}${count}</summary>${drawProof(items, status, pageOf)}</details>`;
};
