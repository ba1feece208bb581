import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';

import type { ServiceModel } from '../../model/service';
import { draft, type Draft } from '../draft';
import { metadataOf, placeOf, selectorOf } from './metadata';

/** The port of a public HTTP service at its load balancer. */
const PUBLIC_HTTP_PORT = 80;

/** Lowers a service's port to the name that others call, and to a load balancer if it is public. */
export function lowerClusterService(service: ServiceModel): Draft[] {
  const { port, protocol, isPublic, kubernetes } = service;
  const { servicePort } = kubernetes;
  if (port === undefined || servicePort === undefined) return [];

  const selector = selectorOf(service);
  const at = (number: number) => ({
    name: protocol,
    port: number,
    targetPort: String(port),
    protocol: 'TCP',
    appProtocol: protocol,
  });
  const inside = draft(ServiceV1, placeOf(service, 'service'), {
    metadata: metadataOf(service),
    spec: { type: 'ClusterIP', selector, port: [at(servicePort)] },
  });
  if (!isPublic) return [inside];

  const publicPort = protocol === 'http' ? PUBLIC_HTTP_PORT : servicePort;
  const outside = draft(ServiceV1, placeOf(service, 'public_service'), {
    metadata: metadataOf(service, '-public'),
    // A cluster without load balancers would otherwise hold the apply up for ten minutes, then fail it.
    waitForLoadBalancer: false,
    spec: { type: 'LoadBalancer', selector, port: [at(publicPort)] },
  });
  return [inside, outside];
}
