import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MicroserviceProps } from '../../../lib/model/service';
import { manifestOf } from '../../../lib/targets/kubernetes/manifest';
import { containerOf, lowered, podOf } from './lowered';

interface Security {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: string;
  readonly allowPrivilegeEscalation?: boolean;
  readonly privileged?: boolean;
  readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  readonly seccompProfile?: { readonly type: string };
}

interface Pod {
  readonly hostNetwork?: boolean;
  readonly hostPid?: boolean;
  readonly hostIpc?: boolean;
  readonly securityContext?: Security;
  readonly volume?: readonly Readonly<Record<string, unknown>>[];
}

type Rule = (pod: Pod, container: Container) => boolean;

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
const RULES: Readonly<Record<string, Rule>> = {
  'host namespaces': (pod) => !pod.hostNetwork && !pod.hostPid && !pod.hostIpc,
  'host ports': (_, { port = [] }) => port.every((one) => one.hostPort === undefined),
  privileged: (_, { securityContext }) => securityContext?.privileged !== true,
  'privilege escalation': (_, { securityContext }) =>
    securityContext?.allowPrivilegeEscalation === false,
  'runs as non-root': (pod, container) => inForce(pod, container, 'runAsNonRoot') === true,
  'runs as root user': (pod, container) => inForce(pod, container, 'runAsUser') !== '0',
  seccomp: (pod, container) => inForce(pod, container, 'seccompProfile')?.type === 'RuntimeDefault',
  'dropped capabilities': (_, { securityContext }) =>
    securityContext?.capabilities?.drop?.includes('ALL') === true,
  'added capabilities': (_, { securityContext }) =>
    (securityContext?.capabilities?.add ?? []).length === 0,
  volumes: ({ volume = [] }) =>
    volume.every((one) => Object.keys(one).every((key) => VOLUMES.includes(key))),
};

/** Of the kinds that the standard admits, those that a service can come to. */
const VOLUMES = ['name', 'emptyDir', 'projected'];

/** A container's own setting comes before its pod's. */
function inForce<Key extends keyof Security>(
  pod: Pod,
  container: Container,
  key: Key,
): Security[Key] | undefined {
  return container.securityContext?.[key] ?? pod.securityContext?.[key];
}

function violations(pod: Pod, container: Container): string[] {
  return Object.keys(RULES).filter((rule) => RULES[rule]?.(pod, container) !== true);
}

interface Container {
  readonly securityContext?: Security;
  readonly port?: readonly { readonly hostPort?: number }[];
}

const someProps: fc.Arbitrary<MicroserviceProps> = fc.record(
  {
    port: fc.integer({ min: 1, max: 65535 }),
    protocol: fc.constantFrom('http', 'grpc', 'tcp'),
    memory: fc.constantFrom('64Mi', '1Gi'),
    scaling: fc.constantFrom({ replicas: 1 }, { minReplicas: 1, maxReplicas: 4 }),
    isPublic: fc.boolean(),
    volumes: fc.constantFrom([], [{ name: 'data', mountPath: '/data', medium: 'memory' as const }]),
    kubernetes: fc.record(
      {
        runAsUser: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        mountsToken: fc.boolean(),
        givesUp: fc.constantFrom({}, { readOnlyRoot: 'writes', memoryLimit: 'grows' }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['port'] },
);

describe('every pod', () => {
  it('meets the restricted pod security standard', () => {
    fc.assert(
      fc.property(someProps, fc.boolean(), (props, isJob) => {
        const { volumes = [], kubernetes = {} } = props;
        const job = {
          volumes,
          kubernetes,
          port: undefined as never,
          schedule: { cron: '0 3 * * *' },
        };
        const { deployment, cron_job: cronJob } = lowered(isJob ? job : props);
        const draft = deployment ?? cronJob;

        expect(violations(podOf(draft), containerOf(draft))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a root that cannot be written to, unless that was given up', () => {
    const givesUp = { readOnlyRoot: 'it unpacks itself' };

    const safe = containerOf(lowered()['deployment']);
    const loud = containerOf(lowered({ kubernetes: { givesUp } })['deployment']);

    expect(safe).toMatchObject({ securityContext: { readOnlyRootFilesystem: true } });
    expect(loud).toMatchObject({ securityContext: { readOnlyRootFilesystem: false } });
  });

  it('lives in a namespace that enforces it', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };

    expect(manifestOf('kubernetes_namespace_v1', { metadata: { name: 'shop', labels } })).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels },
    });
  });
});
