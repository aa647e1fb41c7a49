import { anchorOf } from '../../../core/anchor-of.ts';
import type { Finding } from '../../../core/check.ts';
import { decodeUri } from '../../../core/decode-uri.ts';
import type { AlertTrial } from './alert-trial.ts';

const plain = (text: string): string => text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** What the delivered alert said of itself, against the row of the document's table: severity, labels and annotations that it names in a column. */
export const alertAsDocumented = (trial: AlertTrial): readonly Finding[] => {
  const { told, from, alert, row, plan } = trial;
  const delivered = told.find(({ state, atMs, labels }) => state === 'firing' && atMs >= from && labels !== undefined);
  if (delivered === undefined) return [];
  const { labels = {}, annotations = {} } = delivered;
  const known = new Set(plan.pipeline.rules.flatMap(({ severity }) => (severity === undefined ? [] : [plain(severity)])));
  const differ = Object.entries(row?.cells ?? {}).flatMap(([head, cell]) => {
    const actual = Object.hasOwn(labels, head) ? labels[head] : Object.hasOwn(annotations, head) ? annotations[head] : undefined;
    if (actual === undefined || plain(cell) === '' || plain(cell) === plain(actual)) return [];
    // A word that no rule knows may be of another scale: P1, high.
    return head === 'severity' && !known.has(plain(cell)) ? [] : [`its ${head} is "${actual}", and the document says "${cell}"`];
  });
  const documented: Finding = {
    claim: `${alert} says of itself what the document says of it`,
    verdict: differ.length === 0 ? 'held' : 'drift',
    saw:
      differ.join('; ') ||
      Object.entries(labels)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    ...(row === undefined ? {} : { place: row.place }),
    evidence: [delivered.id],
  };
  return [...(row === undefined ? [] : [documented]), ...link(trial, delivered.id, annotations)];
};

/** The link that whoever is paged will follow leads to the section on trial. An alert without one is not held to it. */
const link = ({ alert, plan }: AlertTrial, id: string, annotations: Readonly<Record<string, string>>): readonly Finding[] => {
  const found = Object.entries(annotations).find(([name]) => /^runbook(?:[_-]?(?:url|link))?$/i.test(name))?.[1];
  if (found === undefined) return [];
  const { section, pipeline } = plan;
  const [path = '', anchor] = found.split('#');
  const page = decodeUri(path.split('/').at(-1) ?? '').replace(/\.(?:md|markdown|html?)$/i, '');
  const leads = anchor !== undefined && new RegExp(`^${anchorOf(section.title)}(?:-\\d+)?$`, 'u').test(decodeUri(anchor).toLowerCase());
  const right = leads && (page === '' || page.toLowerCase() === section.runbook.toLowerCase());
  const place = pipeline.rules.find(({ name }) => name === alert)?.place;
  return [
    {
      claim: `the runbook link of ${alert} leads to "${section.title}"`,
      verdict: right ? 'held' : 'drift',
      saw: found,
      ...(place === undefined ? {} : { place }),
      ...(right ? {} : { hint: `the section is ${section.place.file}#${anchorOf(section.title)}` }),
      evidence: [id],
    },
  ];
};
