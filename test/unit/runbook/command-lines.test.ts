import { describe, expect, it } from 'vitest';
import { commandLines } from '../../../src/runbook/command-lines.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import { placeholdersIn } from '../../../src/runbook/placeholders.ts';
import { variantsOf } from '../../../src/runbook/variants.ts';

/** The lines of a block, counted from its first one. */
const linesOf = (content: string): unknown => {
  const { sections } = parseRunbook(`\`\`\`bash\n${content}\n\`\`\``, 'x.md');
  const commands = sections.flatMap(({ others }) => others.flatMap((step) => step.commands));
  return commands.flatMap(commandLines).map(({ line, kind, ...entry }) => [line - 1, kind, 'text' in entry ? entry.text : '']);
};

describe('the lines that are typed', () => {
  it('are no comments and no blank lines, and a continued line is one', () => {
    expect(linesOf('# look\nls \\\n  -l \\\n\n# again\\\npwd')).toEqual([
      [2, 'command', 'ls -l'],
      [6, 'command', 'pwd'],
    ]);
  });

  it('stand where they stand in a transcript', () => {
    expect(linesOf('$ ls\na\nls\n$ pwd\n/\n$ ls')).toEqual([
      [1, 'command', 'ls'],
      [4, 'command', 'pwd'],
      [6, 'command', 'ls'],
    ]);
  });

  it('are not what a here-document holds', () => {
    expect(linesOf("cat <<'EOF' > f\n# a\nls\nEOF\ncat <<< x\nls")).toEqual([
      [1, 'command', "cat <<'EOF' > f"],
      [2, 'code', '# a'],
      [3, 'code', 'ls'],
      [4, 'code', 'EOF'],
      [5, 'command', 'cat <<< x'],
      [6, 'command', 'ls'],
    ]);
  });
});

it.each([
  ['docker restart <service name>', ['<service name>']],
  ['curl https://your-domain.com/x https://api.your-domain.com', ['your-domain.com', 'api.your-domain.com']],
  ['psql -h $DB_HOST -U ${DB_USER:-x} $DB_HOST', ['$DB_HOST', '${DB_USER:-x}']],
  ['helm rollback app {{ revision }} /orders/{order-id}', ['{{ revision }}', '{order-id}']],
  ['aws --acl acl-xxxxx', ['xxxxx']],
  ['DAY=$(date +%Y); cp a "$DAY"; echo $1 $? $(ls)', []],
  ["awk '{print $1}' <in >out 2>&1", []],
  ['if [ 1 -lt 2 ]; then echo 1 < 2; fi', []],
])('%s has %j to fill in', (command, found) => {
  expect(placeholdersIn(command)).toEqual(found);
});

describe('variants', () => {
  it('go on up to a blank line and a comment that names none', () => {
    const text = '# Docker Compose\na\n# then\nb\n\n# Kubernetes\n# as admin\nc\n\nd\n\n# Verify\ne\n\n# or\nf';
    expect(
      variantsOf(text)
        .map((label, index) => (label === undefined ? '' : `${text.split('\n')[index] ?? ''} ${label}`))
        .filter(Boolean),
    ).toEqual(['a Docker Compose', 'b Docker Compose', 'c Kubernetes', 'd Kubernetes', 'f or']);
  });

  it.each([
    ['# or, on Kubernetes:', 'Kubernetes'],
    ['# View the logs (Docker)', 'Docker'],
    ['# 2. Update secrets (Kubernetes example)', 'Kubernetes'],
    ['# On bare metal hosts', 'bare metal'],
    ['# restart docker', undefined],
    ['# order the disks', undefined],
    ['# Windows of maintenance', undefined],
  ])('%s is for %s', (comment, label) => {
    expect(variantsOf(`${comment}\nls`)[1]).toBe(label);
  });
});
