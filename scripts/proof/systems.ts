import { stack, type Stack } from '../../src/core/stack.ts';
import { readComposeModel, type ComposeModel } from '../../src/stack/compose-model.ts';

const contract = 'test/contract/containers';

/** A small system, as a drill would name it. */
const system = (name: string, compose: string, rules: readonly string[] = []): Stack =>
  stack({
    ...{ name, compose, profiles: [], documentedAs: 'compose.yml', durations: [], fastFactor: 10 },
    alerting: { prometheus: '', alertmanager: '', rules },
  });

/** Together they can suffer every fault. What several can suffer is tried on the first of them, which is the one that starts soonest. */
export const systems: readonly Stack[] = [
  system('pair', 'scripts/proof/pair.compose.yml'),
  system('machines', `${contract}/machines.compose.yml`),
  system('postgres', `${contract}/postgres.compose.yml`),
  system('upstream', `${contract}/upstream.compose.yml`),
  system('rabbitmq', `${contract}/rabbitmq.compose.yml`),
  system('observability', `${contract}/observability.compose.yml`, [`${contract}/observability/rules.yml`]),
  system('kafka', `${contract}/kafka.compose.yml`),
];

/** The resolved compose file of one. @param images - `FIREDRILL_IMAGE_…` by name. */
export const readSystem = ({ compose }: Stack, images: Readonly<Record<string, string>>): Promise<ComposeModel> =>
  readComposeModel({ files: [compose], profiles: [], environment: images });
