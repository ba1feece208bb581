import type {
  DeploymentV1SpecTemplateSpec,
  DeploymentV1SpecTemplateSpecTopologySpreadConstraint,
} from '@cdktf/provider-kubernetes/lib/deployment-v1';

import type { ServiceModel } from '../../model/service';
import type { Volume } from '../../model/volume';
import type { Drafted } from '../draft';
import type { Surroundings } from '../surroundings';
import { lowerEnvironment } from './environment';
import { literal } from './literal';
import { selectorOf } from './metadata';
import { lowerProbes } from './probe';
import { renderCpu, renderMemory } from './quantity';
import { lowerToken } from './token';

/** Disk beside the volumes: the container's logs, which count as well. */
const LOGS_MIB = 64;

const IMAGE_PULL_POLICY = { always: 'Always', ifNotPresent: 'IfNotPresent' } as const;

/** A pod as a Deployment and a CronJob both take it. */
export type PodSpec = Omit<
  Drafted<DeploymentV1SpecTemplateSpec>,
  'affinity' | 'topologySpreadConstraint'
>;

type AffinityPart = Pick<Drafted<DeploymentV1SpecTemplateSpec>, 'affinity'>;

/** The label by which every node has a name of its own. */
const HOSTNAME = 'kubernetes.io/hostname';

/** The pod of a service, whatever creates it: what the restricted pod security standard demands. */
export function lowerPod(service: ServiceModel, around: Surroundings): PodSpec {
  const { kubernetes, name, volumes, termination } = service;
  const user = String(kubernetes.runAsUser);
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: termination.graceSeconds,
    ...(Object.keys(kubernetes.nodeSelector).length > 0 && {
      nodeSelector: kubernetes.nodeSelector,
    }),
    ...(kubernetes.imagePullSecrets.length > 0 && {
      imagePullSecrets: kubernetes.imagePullSecrets.map((secret) => ({ name: secret })),
    }),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      fsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    container: [lowerContainer(service, around)],
    volume: [...volumes.map(lowerVolume), ...lowerToken(service).volume],
  };
}

function lowerContainer(service: ServiceModel, around: Surroundings) {
  const { name, image, command, port, protocol, kubernetes, volumes, termination } = service;
  const env = lowerEnvironment(service, around);
  const { drainSeconds } = termination;
  return {
    name,
    ...(image !== undefined && { image }),
    imagePullPolicy: IMAGE_PULL_POLICY[kubernetes.imagePullPolicy],
    ...(command !== undefined && { command: command.map(literal) }),
    ...(port !== undefined && { port: [{ name: protocol, containerPort: port, protocol: 'TCP' }] }),
    ...(env.length > 0 && { env }),
    resources: lowerResources(service),
    ...lowerProbes(service.probes),
    ...(drainSeconds > 0 && {
      lifecycle: { preStop: [{ exec: { command: ['sleep', String(drainSeconds)] } }] },
    }),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: kubernetes.givesUp.readOnlyRoot === undefined,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMount: [
      ...volumes.map(({ name: volume, mountPath }) => ({ name: volume, mountPath })),
      ...lowerToken(service).volumeMount,
    ],
  };
}

function lowerResources({ cpuMillicores, memoryMiB, ...service }: ServiceModel) {
  const { cpuLimitMillicores, memoryLimitMiB, volumes, kubernetes } = service;
  const disk = volumes.filter(({ medium }) => medium === 'disk');
  const diskMiB = disk.reduce((sum, { sizeMiB }) => sum + sizeMiB, LOGS_MIB);
  const hasCpuLimit = kubernetes.givesUp.cpuLimit === undefined;
  const hasMemoryLimit = kubernetes.givesUp.memoryLimit === undefined;
  return {
    requests: {
      cpu: renderCpu(cpuMillicores),
      memory: renderMemory(memoryMiB),
      'ephemeral-storage': renderMemory(diskMiB),
    },
    limits: {
      ...(hasCpuLimit && { cpu: renderCpu(cpuLimitMillicores) }),
      ...(hasMemoryLimit && { memory: renderMemory(memoryLimitMiB) }),
      'ephemeral-storage': renderMemory(diskMiB),
    },
  };
}

function lowerVolume({ name, sizeMiB, medium }: Volume) {
  const sizeLimit = renderMemory(sizeMiB);
  return { name, emptyDir: medium === 'memory' ? { medium: 'Memory', sizeLimit } : { sizeLimit } };
}

/**
 * Keeps a Deployment's pods on different nodes where it can. `lowerSpread` asks for that, too, but there
 * a node that evens out the zones may win over one without a replica.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#types-of-inter-pod-affinity-and-anti-affinity
 */
export function lowerAffinity(service: ServiceModel): AffinityPart {
  if (service.spread.nodes === 'off') return {};
  const podAffinityTerm = {
    topologyKey: HOSTNAME,
    labelSelector: [{ matchLabels: selectorOf(service) }],
  };
  const preferred = [{ weight: 100, podAffinityTerm }];
  return {
    affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred } },
  };
}

/**
 * How a Deployment's pods keep apart.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function lowerSpread(
  service: ServiceModel,
): Drafted<DeploymentV1SpecTemplateSpecTopologySpreadConstraint>[] {
  const { zones, nodes } = service.spread;
  const wanted = [
    { topologyKey: 'topology.kubernetes.io/zone', strength: zones },
    { topologyKey: HOSTNAME, strength: nodes },
  ];
  return wanted.flatMap(({ topologyKey, strength }) => {
    if (strength === 'off') return [];
    return [
      {
        topologyKey,
        maxSkew: 1,
        whenUnsatisfiable: strength === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
        labelSelector: [{ matchLabels: selectorOf(service) }],
      },
    ];
  });
}
