import type { SystemModel, SystemProblem } from '../model/system';
import { checkAcceptedServices } from './accepted-services';
import { inOrder } from './problem-order';
import { checkRunnable } from './runnable';
import { checkStagedServices } from './staged-services';

type Rule = (system: SystemModel) => Iterable<SystemProblem>;

const RULES: readonly Rule[] = [checkAcceptedServices, checkRunnable, checkStagedServices];

/** Everything that is wrong with the finished system, in an order that no declaration changes. */
export function checkSystem(system: SystemModel): readonly SystemProblem[] {
  return inOrder(RULES.flatMap((rule) => [...rule(system)]));
}
