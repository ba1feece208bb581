import { describe } from 'vitest';

import { MissingTool } from '../../../parts/missing-tool';
import { pythonTools } from '../../../parts/parts';
import { describeOnAws } from '../apply';
import { proverAt, type Prover } from './prover';

/** A suite that needs a far end and the prover; without one it is skipped, and its name says why. */
export function describeWithProver(name: string, cases: (prover: Prover) => void): void {
  describe('proved by iamprover', async () => {
    try {
      const prover = proverAt((await pythonTools()).bin('iamprover'));
      describeOnAws(name, () => cases(prover));
    } catch (error) {
      if (!(error instanceof MissingTool) || process.env.CI === 'true') throw error;
      describe.skip(`${name} (${error.message})`, () => cases(proverAt('iamprover')));
    }
  });
}
