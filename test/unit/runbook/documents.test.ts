import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outlineCounts, outlineText, type OutlineCounts } from '../../../src/report/outline/outline-text.ts';
import { outlineRunbook } from '../../../src/runbook/outline-runbook.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';

/**
 * What is in each document, counted by hand. `vitest -u` rewrites the outlines beside the documents, but not these figures: where they
 * differ, something was lost. HTML tables and lists are not looked into (04), `a.` begins no list in Markdown (05), and an indented block
 * without a prompt or a well-known program counts as other code (11, 13).
 */
const counted: Readonly<Record<string, Partial<OutlineCounts>>> = {
  '01-sre-playbook-setext': { section: 13, step: 15, substep: 3, command: 5, mention: 3, alert: 2 },
  '02-gitlab-style-bullets': { section: 13, step: 10, other: 15, substep: 6, command: 7, mention: 3, code: 1 },
  '03-aws-step-headings': { section: 14, step: 8, other: 2, substep: 2, command: 8, mention: 3, code: 1 },
  '04-wiki-export-html': { section: 6, step: 10, command: 4, mention: 2, unread: 4 },
  '05-numbered-headings': { section: 14, step: 16, command: 11, mention: 2, alert: 3 },
  '06-alert-catalogue': { section: 6, step: 6, command: 2, mention: 3, alert: 4, row: 6 },
  '07-k8s-variants': { section: 6, step: 9, command: 14, mention: 1 },
  '08-tabs': { section: 9, step: 11, substep: 2, command: 9, mention: 1, alert: 1 },
  '09-german-crlf': { section: 13, step: 15, other: 2, command: 4, mention: 1, alert: 2 },
  '10-french-powershell-bom': { section: 10, step: 12, other: 3, command: 1, alert: 2, code: 6 },
  '11-old-mac-cr': { section: 4, step: 9, other: 2, command: 2, mention: 1, code: 1 },
  '12-checklists-mixed-bullets': { section: 7, step: 9, other: 7, substep: 7, command: 4, mention: 1 },
  '13-transcripts-and-fences': { section: 9, step: 12, command: 11, code: 8 },
  '14-deep-nesting': { section: 3, step: 7, substep: 26, command: 6, mention: 1 },
  '15-bold-headings': { section: 1, step: 9, command: 4, alert: 1 },
  '16-lead-in-definitions': { section: 7, step: 15, other: 2, command: 5, mention: 2 },
  '17-emoji-rtl': { section: 9, step: 10, command: 3, mention: 1, alert: 1 },
  '18-minimal': { section: 1, step: 2, mention: 1 },
  '19-postmortem': { section: 12, step: 3, other: 6, command: 1, mention: 1, row: 7 },
  '20-front-matter-annotations': { section: 7, step: 7, command: 2, mention: 1, alert: 2 },
};

const none: OutlineCounts = { section: 0, step: 0, other: 0, substep: 0, command: 0, mention: 0, alert: 0, row: 0, code: 0, unread: 0 };

it('every document was counted', () => {
  const names = readdirSync(new URL('documents', import.meta.url)).filter((name) => name.endsWith('.md'));
  expect(names.map((name) => name.slice(0, -'.md'.length)).sort()).toEqual(Object.keys(counted));
});

describe.each(Object.entries(counted))('%s', (name, counts) => {
  const text = readFileSync(new URL(`documents/${name}.md`, import.meta.url), 'utf8');
  const outline = outlineRunbook(parseRunbook(text, `${name}.md`));

  it('has all that is in it', () => {
    expect(outlineCounts(outline)).toEqual({ ...none, ...counts });
  });

  it('is read as it should be', async () => {
    await expect(outlineText(outline)).toMatchFileSnapshot(`documents/${name}.outline.txt`);
  });

  it('has everything on a line that says so', () => {
    const lines = text.split(/\r\n|\r|\n/);
    for (const { line, kind, ...entry } of outline.entries) {
      const words = 'text' in entry ? entry.text : '';
      const typed = kind === 'command' || kind === 'code' ? /\S+/.exec(words)?.[0] : undefined;
      const said = kind === 'step' || kind === 'substep' ? /[\p{L}\p{N}]{4,}/u.exec(words)?.[0] : undefined;
      // Steps without words of their own are called like their section.
      const at = lines.slice(Math.max(0, line - (kind === 'step' ? 12 : 1)), line + 2).join('\n');
      expect(at).toContain(typed ?? said ?? '');
    }
  });
});
