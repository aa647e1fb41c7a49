import type { KnownService } from '../../../core/inventory.ts';
import { against, type LintRule } from '../lint-rule.ts';
import type { LintDocument } from '../lint-document.ts';
import { containersIn } from './docker-call.ts';
import { nearestName } from './nearest-name.ts';

const id = /^[0-9a-f]{12,64}$/;

/** Whether Compose may call a container so: by the name that the file gives it, else `<project>-<service>-<number>`. Services stand for theirs. */
const mayBe = (name: string, { name: service, container }: KnownService): boolean =>
  name === service || name === container || new RegExp(`(?:^|[-_])${service.replaceAll('.', '\\.')}[-_]\\d+$`).test(name);

/** The names that commands of the document give. */
const givenIn = ({ commands }: LintDocument): ReadonlySet<string> =>
  new Set(
    commands.flatMap(({ words }) =>
      words.flatMap(({ text }, at) => (text === '--name' ? (words[at + 1]?.text ?? []) : (/^--name=(.+)$/.exec(text)?.[1] ?? []))),
    ),
  );

export const unknownContainer: LintRule = {
  id: 'unknown-container',
  severity: 'error',
  asks: 'every container that is given to Docker is one of the compose file, or one that the document starts',
  ...against('services', (document, services) => {
    const given = givenIn(document);
    const names = services.map(({ name, container }) => container ?? name);
    return document.commands.flatMap((command) =>
      containersIn(command)
        .filter(({ text }) => !id.test(text) && !given.has(text) && !services.some((service) => mayBe(text, service)))
        .map((word) => ({
          place: command.placeOf(word),
          message: `no service of the compose file has a container "${word.text}"`,
          suggestion: nearestName(word.text, names),
        })),
    );
  }),
};
