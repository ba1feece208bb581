import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';

import type { ServiceModel } from '../../model/service';
import type { KubernetesTarget } from '../../model/target';
import { addressOf, type DraftPlace } from '../draft';

/** The label by which every selector finds a service's pods. */
const NAME_LABEL = 'app.kubernetes.io/name';

/** The cluster and namespace of a service that was put on Kubernetes. */
export function clusterOf({ target }: ServiceModel): KubernetesTarget {
  if (target.kind !== 'kubernetes') throw new Error('unreachable: lowered to another target');
  return target;
}

/** What an object of Kubernetes says about itself. */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The metadata of an object of the service's; `suffix` tells it from others of its kind. */
export function metadataOf(service: ServiceModel, suffix = ''): ObjectMetadata {
  return {
    name: `${service.name}${suffix}`,
    namespace: clusterOf(service).namespace,
    labels: labelsOf(service),
  };
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export function labelsOf({ name, stack, stage }: ServiceModel): Readonly<Record<string, string>> {
  return {
    [NAME_LABEL]: name,
    ...(stage !== undefined && { 'app.kubernetes.io/instance': stage }),
    'app.kubernetes.io/part-of': stack,
    'app.kubernetes.io/managed-by': 'fleetwright',
  };
}

/** What selects the service's pods, in its own namespace. */
export function selectorOf({ name }: ServiceModel): Readonly<Record<string, string>> {
  return { [NAME_LABEL]: name };
}

/** Where a service's part is, behind the namespace that it lives in and `others`. */
export function placeOf(
  service: ServiceModel,
  part: string,
  ...others: readonly string[]
): DraftPlace {
  const { namespace, namespaceExists } = clusterOf(service);
  const before = namespaceExists ? [] : [addressOf(NamespaceV1, namespacePlace(namespace))];
  return { owner: service.name, part, dependsOn: [...before, ...others] };
}

export function namespacePlace(namespace: string): DraftPlace {
  return { owner: '', part: `${namespace}_namespace` };
}
