import { describe, expect, it } from 'vitest';

import { onlineBoutique } from '../../stacks/online-boutique';
import { EDGES, SERVICES, type ServiceFacts } from './online-boutique.facts';
import { synthesize } from './synthesized';

interface Container {
  readonly image: string;
  readonly port?: readonly { readonly container_port: number }[];
  readonly resources: Record<
    'requests' | 'limits',
    { readonly cpu: string; readonly memory: string }
  >;
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

interface Configuration {
  readonly resource: {
    readonly kubernetes_deployment_v1: Readonly<
      Record<string, { spec: { template: { spec: { container: readonly [Container] } } } }>
    >;
    readonly kubernetes_service_v1: Readonly<
      Record<
        string,
        { spec: { type: string; port: readonly [{ port: number; target_port: string }] } }
      >
    >;
  };
}

const { text, report } = synthesize({ build: onlineBoutique });
const { resource } = JSON.parse(text) as Configuration;

function containerOf(service: string): Container | undefined {
  const deployment = resource.kubernetes_deployment_v1[`${service}_deployment`];
  return deployment?.spec.template.spec.container[0];
}

/** What the configuration says of a service, in the words of the facts. */
function written(service: string): ServiceFacts {
  const { image = '', port, resources, env = [] } = containerOf(service) ?? {};
  const own = env.filter(({ name }) => name !== 'PORT').map(({ name, value }) => [name, value]);
  const amounts = (kind: 'requests' | 'limits') => ({
    cpu: resources?.[kind].cpu ?? '',
    memory: resources?.[kind].memory ?? '',
  });
  const inside = resource.kubernetes_service_v1[`${service}_service`]?.spec.port[0];
  return {
    image,
    ...(port?.[0] !== undefined && { containerPort: port[0].container_port }),
    ...(inside !== undefined && { servicePort: inside.port }),
    requests: amounts('requests'),
    limits: amounts('limits'),
    environment: Object.fromEntries(own) as Record<string, string>,
  };
}

describe('the Online Boutique', () => {
  it.each(Object.entries(SERVICES))('runs %s as its release says', (service, facts) => {
    expect(written(service)).toEqual(facts);
  });

  it('runs nothing else', () => {
    expect(report.services.map(({ name }) => name).sort()).toEqual(Object.keys(SERVICES).sort());
    expect(Object.keys(resource.kubernetes_deployment_v1)).toHaveLength(12);
  });

  it('tells each container the port that it listens on and that its service forwards to', () => {
    for (const [service, { containerPort }] of Object.entries(SERVICES)) {
      const port = containerPort === undefined ? undefined : String(containerPort);
      const inside = resource.kubernetes_service_v1[`${service}_service`]?.spec.port[0];

      expect(inside?.target_port).toBe(port);
      expect(containerOf(service)?.env?.find(({ name }) => name === 'PORT')?.value).toBe(port);
    }
  });

  it('has every call of the release and no other', () => {
    const edges = report.edges.map(({ from, protocol, to }) => `${from} -${protocol}-> ${to}`);

    expect(edges.map((edge) => edge.replaceAll('online-boutique/', '')).sort()).toEqual(EDGES);
  });

  it('lets the internet reach the frontend alone', () => {
    const balancers = Object.entries(resource.kubernetes_service_v1).filter(
      ([, { spec }]) => spec.type === 'LoadBalancer',
    );

    expect(balancers.map(([name]) => name)).toEqual(['frontend_public_service']);
  });

  it('has no warning that nobody accepted', () => {
    expect(report.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});
