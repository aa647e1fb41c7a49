import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A small file that takes long: vitest takes large files for long ones, as long as it has no times of its own, and would leave it for the end. */
const longest = '/proof-undo.test.ts';

/** Where files run beside each other, nobody is to wait at the end for one that was begun last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(({ moduleId }) => moduleId.endsWith(longest)), ...sorted.filter(({ moduleId }) => !moduleId.endsWith(longest))];
  }
}
