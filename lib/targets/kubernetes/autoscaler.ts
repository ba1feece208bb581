import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';

import type { RequestRate, Scaling } from '../../model/scaling';
import type { ServiceModel } from '../../model/service';
import { draft, type Draft } from '../draft';
import { metadataOf, placeOf } from './metadata';
import { renderNumber } from './quantity';

/**
 * Lowers scaling to a HorizontalPodAutoscaler.
 *
 * A service of fixed size gets none: the Deployment's own replica count already says it.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function lowerAutoscaler(service: ServiceModel): Draft[] {
  const { minReplicas, maxReplicas } = service.scaling;
  if (minReplicas === maxReplicas) return [];

  return [
    draft(HorizontalPodAutoscalerV2, placeOf(service, 'autoscaler'), {
      metadata: metadataOf(service),
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: service.name },
        minReplicas,
        maxReplicas,
        metric: lowerTargets(service.scaling),
      },
    }),
  ];
}

function lowerTargets(scaling: Scaling) {
  const { targetCpuPercent, targetMemoryPercent, targetRequestsPerSecond } = scaling;
  return [
    ...(targetCpuPercent === undefined ? [] : [averageUse('cpu', targetCpuPercent)]),
    ...(targetMemoryPercent === undefined ? [] : [averageUse('memory', targetMemoryPercent)]),
    ...(targetRequestsPerSecond === undefined ? [] : [requestRate(targetRequestsPerSecond)]),
  ];
}

function averageUse(name: 'cpu' | 'memory', averageUtilization: number) {
  return {
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  };
}

function requestRate({ metric, perReplica }: RequestRate) {
  const averageValue = renderNumber(Math.round(perReplica * 1000));
  const target = { type: 'AverageValue', averageValue };
  return { type: 'Pods', pods: { metric: { name: metric }, target } };
}
