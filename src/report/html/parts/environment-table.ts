import type { Report } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';

/** Where the trial ran, so that another person can repeat it. */
export const environmentTable = ({ environment, run_id: runId }: Report): Markup => {
  const { firedrill, node, engine, compose, os, cpus, seed, images } = environment;
  const rows: readonly (readonly [string, string])[] = [
    ['run', runId],
    ['firedrill', firedrill],
    ['Node', node],
    ['Docker Engine', engine],
    ['Compose', compose],
    ['system', os],
    ['processors', String(cpus)],
    ['seed', String(seed)],
    ...Object.entries(images).map(([service, image]) => [`image of ${service}`, image] as const),
  ];
  return markup`<section><h2>Environment</h2><table class="plain"><tbody>${rows.map(
    ([name, value]) => markup`<tr><th scope="row">${name}</th><td><code>${value}</code></td></tr>`,
  )}</tbody></table></section>`;
};
