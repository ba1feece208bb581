import {
  NetworkPolicyV1,
  type NetworkPolicyV1SpecEgress,
} from '@cdktf/provider-kubernetes/lib/network-policy-v1';

import type { ExternalService } from '../../model/external';
import type { ServiceModel } from '../../model/service';
import { isService } from '../../model/system';
import { draft, type Draft, type Drafted } from '../draft';
import type { Surroundings } from '../surroundings';
import { clusterOf, metadataOf, placeOf, selectorOf } from './metadata';

/** Every pod has this label on its namespace, set by Kubernetes itself. */
const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** Networks that are nobody's on the internet, and so no external host's. */
const PRIVATE_NETWORKS = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
];

/** Where API servers listen: the port of their Service, and the one behind it that most networks see. */
const API_SERVER_PORTS = [443, 6443];

/**
 * Lowers a service's edges to the one policy that lets them, and nothing else, through.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function lowerNetworkPolicy(service: ServiceModel, around: Surroundings): Draft {
  const ingress = lowerIngress(service, around);
  const egress = lowerEgress(service, around);
  return draft(NetworkPolicyV1, placeOf(service, 'network_policy'), {
    metadata: metadataOf(service),
    spec: {
      podSelector: { matchLabels: selectorOf(service) },
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length > 0 && { ingress }),
      ...(egress.length > 0 && { egress }),
    },
  });
}

function lowerIngress(service: ServiceModel, { incoming }: Surroundings) {
  if (service.port === undefined) return [];
  const ports = [{ port: String(service.port), protocol: 'TCP' }];
  // A rule without `from` admits everybody: what a load balancer forwards has no pod's address.
  if (service.isPublic) return [{ ports }];
  if (incoming.length === 0) return [];
  return [{ from: incoming.map(({ caller }) => peerOf(caller, service)), ports }];
}

function lowerEgress(service: ServiceModel, { outgoing }: Surroundings) {
  const calls = outgoing.map(({ callee }) =>
    isService(callee) ? egressTo(callee, service) : egressOutside(callee),
  );
  return [
    ...(clusterOf(service).namespaceExists ? [dnsEgress()] : []),
    ...calls,
    ...(service.kubernetes.mountsToken ? [apiServerEgress()] : []),
  ];
}

/** A token is of no use without the API server, which is no pod and has no address known here. */
function apiServerEgress() {
  return { ports: API_SERVER_PORTS.map((port) => ({ port: String(port), protocol: 'TCP' })) };
}

function egressTo(callee: ServiceModel, caller: ServiceModel) {
  return { to: [peerOf(callee, caller)], ports: [{ port: String(callee.port), protocol: 'TCP' }] };
}

function egressOutside({ cidrs, port }: ExternalService) {
  const blocks =
    cidrs.length > 0
      ? cidrs.map((cidr) => ({ ipBlock: { cidr } }))
      : [{ ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE_NETWORKS } }];
  return { to: blocks, ports: [{ port: String(port), protocol: 'TCP' }] };
}

/** The pods of `peer`, as the policy of `service` selects them. */
function peerOf(peer: ServiceModel, service: ServiceModel) {
  const { namespace } = clusterOf(peer);
  const podSelector = { matchLabels: selectorOf(peer) };
  if (namespace === clusterOf(service).namespace) return { podSelector };
  return { namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } }, podSelector };
}

/** Names are looked up at the cluster's own DNS. */
export function dnsEgress(): Drafted<NetworkPolicyV1SpecEgress> {
  return {
    to: [
      {
        namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ],
    ports: [
      { port: '53', protocol: 'UDP' },
      { port: '53', protocol: 'TCP' },
    ],
  };
}
