import type { SystemModel, SystemProblem } from '../model/system';
import { checkAcceptedServices } from './accepted-services';
import { checkCallReach } from './call-reach';
import { checkConcurrency } from './concurrency';
import { checkCycleTimeouts } from './cycle-timeouts';
import { checkDuplicateAddresses } from './duplicate-address';
import { checkEnvironmentTaken } from './environment-taken';
import { checkEvictions } from './evictions';
import { checkExternalNetworks } from './external-networks';
import { checkFunctionEnvironments } from './function-environment';
import { checkGivenUpSafety } from './given-up-safety';
import { checkMemoryScaling } from './memory-scaling';
import { checkNameLimits } from './name-limits';
import { checkOneCluster } from './one-cluster';
import { inOrder } from './problem-order';
import { checkPublicServices } from './public-services';
import { checkRetryAmplification } from './retry-amplification';
import { checkRetryDeadlines } from './retry-deadline';
import { checkRunnable } from './runnable';
import { checkSingleReplicas } from './single-replica';
import { checkStagedServices } from './staged-services';
import { checkSupported } from './supported';
import { checkUnenforcedRules } from './unenforced-rules';

type Rule = (system: SystemModel) => Iterable<SystemProblem>;

const RULES: readonly Rule[] = [
  checkAcceptedServices,
  checkCallReach,
  checkConcurrency,
  checkCycleTimeouts,
  checkDuplicateAddresses,
  checkEnvironmentTaken,
  checkEvictions,
  checkExternalNetworks,
  checkFunctionEnvironments,
  checkGivenUpSafety,
  checkMemoryScaling,
  checkNameLimits,
  checkOneCluster,
  checkPublicServices,
  checkRetryAmplification,
  checkRetryDeadlines,
  checkRunnable,
  checkSingleReplicas,
  checkStagedServices,
  checkSupported,
  checkUnenforcedRules,
];

/** Everything that is wrong with the finished system, in an order that no declaration changes. */
export function checkSystem(system: SystemModel): readonly SystemProblem[] {
  return inOrder(RULES.flatMap((rule) => [...rule(system)]));
}
