import { stack } from '../../src/core/stack.ts';
import { imageEnvironment } from '../../src/setup/image-environment.ts';
import { imageTags } from '../../src/setup/image-tags.ts';
import { readComposeModel, type ComposeModel } from '../../src/stack/compose-model.ts';

/** The system of `pair.compose.yml`, as a drill would name it. */
export const pair = stack({
  name: 'pair',
  compose: 'scripts/proof/pair.compose.yml',
  profiles: [],
  documentedAs: 'compose.yml',
  alerting: { prometheus: '', alertmanager: '', rules: [] },
  durations: [],
  fastFactor: 10,
});

/** Its resolved compose file, and the images that it and firedrill's own services need. */
export const readPair = async (): Promise<{ readonly model: ComposeModel; readonly images: Readonly<Record<string, string>> }> => {
  const images = imageEnvironment(await imageTags());
  return { images, model: await readComposeModel({ files: [pair.compose], profiles: [], environment: images }) };
};
