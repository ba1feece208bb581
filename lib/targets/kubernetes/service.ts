import type { ServiceModel } from '../../model/service';
import type { Draft } from '../draft';
import type { Surroundings } from '../surroundings';
import { lowerAutoscaler } from './autoscaler';
import { lowerClusterService } from './cluster-service';
import { lowerCronJob } from './cron-job';
import { lowerDeployment } from './deployment';
import { lowerDisruptionBudget } from './disruption-budget';
import { lowerBindings } from './environment';
import { lowerNetworkPolicy } from './network-policy';
import { lowerIdentity } from './role';

/** Everything that one service is on Kubernetes. */
export function lowerKubernetesService(service: ServiceModel, around: Surroundings): Draft[] {
  const shared = [
    ...lowerIdentity(service),
    ...lowerBindings(service),
    lowerNetworkPolicy(service, around),
  ];
  if (service.schedule !== undefined) {
    return [...shared, lowerCronJob(service, service.schedule, around)];
  }
  return [
    ...shared,
    lowerDeployment(service, around),
    ...lowerClusterService(service),
    ...lowerAutoscaler(service),
    ...lowerDisruptionBudget(service),
  ];
}
