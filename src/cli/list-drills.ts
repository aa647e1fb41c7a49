import { exitCode } from '../core/exit-code.ts';
import { variantNames } from '../core/variant-names.ts';
import { loadDrills } from './load-drills.ts';

/** Prints every drill with the section that it tries, its variants and its sabotaged twins. */
export const listDrills = async ({ drills, json }: { readonly drills: string; readonly json?: true }): Promise<number> => {
  const rows = (await loadDrills(drills, 'all')).map(({ id, file, drill }) => ({
    id,
    file,
    runbook: drill.tries.runbook,
    section: drill.tries.section,
    stack: drill.stack.name,
    ...variantNames(drill),
  }));
  if (json === true) {
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return exitCode.held;
  }
  for (const { id, runbook, section, stack, variants, twins } of rows) {
    process.stdout.write(
      `${id}  ${runbook} "${section}" on ${stack}\n${[...variants, ...twins.map((name) => `${name}  (sabotaged)`)].map((name) => `  ${id}.${name}\n`).join('')}`,
    );
  }
  return exitCode.held;
};
