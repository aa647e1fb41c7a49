import type { ToolboxAnswers } from '../core/inventory.ts';
import { DrillError } from '../core/errors.ts';
import { messageOf } from '../core/message-of.ts';
import { askToolbox, type AskedOfToolbox } from '../operator/ask-toolbox.ts';
import { toolboxProcess } from '../operator/toolbox-process.ts';
import { imageTags } from '../setup/image-tags.ts';
import { dockerEngine } from '../stack/docker-engine.ts';
import { loneContainer } from '../stack/lone-container.ts';

/** Each call may take three seconds to tell its options; most take a hundredth of one. */
const patienceMs = 60_000;

/** Asks the operator's toolbox, in a container without a network that is gone afterwards. @throws DrillError `toolbox-missing` where none can be started. */
export const toolboxAnswers = async (asked: AskedOfToolbox): Promise<Required<ToolboxAnswers>> => {
  const engine = dockerEngine();
  const image = (await imageTags()).get('toolbox') ?? 'firedrill/toolbox';
  try {
    await using container = await loneContainer(engine, image, toolboxProcess);
    return await askToolbox((argv, options) => engine.exec(container.id, argv, options), asked, AbortSignal.timeout(patienceMs));
  } catch (cause) {
    throw new DrillError('toolbox-missing', `the toolbox could not be asked: ${messageOf(cause)}`, {
      cause,
      hint: 'make setup, or lint without --toolbox',
    });
  }
};
