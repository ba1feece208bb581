import { afterAll, beforeAll, expect, inject, it } from 'vitest';

import { onlineBoutique } from '../../../stacks/online-boutique';
import { orders } from '../../../stacks/orders';
import { applyStack, type AppliedStack } from './apply';
import { describeOnCluster } from './describe';
import { editedProgram, type Edit } from './edited-program';
import { everyObject } from './leftovers';
import { apiClient, type ApiClient } from './platform/api-client';
import { containerOf, podsIn } from './running';
import type { Configuration } from '../write-program';

/** Both releases of each exist, for a cluster that runs them. */
const ORDERS = {
  name: 'orders',
  program: { build: orders },
  file: 'orders.ts',
  exported: 'orders',
  edits: [
    ['acme/orders:1.0.0', 'acme/orders:1.1.0'],
    ['environment: { ORDER_KEY:', "environment: { CURRENCY: 'EUR', ORDER_KEY:"],
    ['minReplicas: 2, maxReplicas: 10', 'minReplicas: 3, maxReplicas: 12'],
  ] satisfies Edit[],
  edited: 'front',
  isAutoscaled: true,
  image: 'ghcr.io/acme/orders:1.1.0',
  variable: { name: 'CURRENCY', value: 'EUR' },
};

const ONLINE_BOUTIQUE = {
  name: 'online-boutique',
  program: { build: onlineBoutique },
  file: 'online-boutique.ts',
  exported: 'onlineBoutique',
  edits: [
    ["'v0.10.6'", "'v0.10.5'"],
    ["ENABLE_PROFILER: '0',", "CYMBAL_BRANDING: 'true', ENABLE_PROFILER: '0',"],
    ["environment: { USERS: '10', RATE: '1' },", "environment: { USERS: '20' },"],
  ] satisfies Edit[],
  edited: 'frontend',
  isAutoscaled: false,
  image: 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/frontend:v0.10.5',
  variable: { name: 'CYMBAL_BRANDING', value: 'true' },
};

for (const example of [ORDERS, ONLINE_BOUTIQUE]) {
  describeOnCluster(`${example.name} on a cluster`, () => {
    const { name: namespace, edited } = example;
    const address = `kubernetes_deployment_v1.${edited}_deployment`;
    let send: ApiClient;
    let before: readonly string[];
    let stack: AppliedStack;

    beforeAll(async () => {
      send = await apiClient(inject('kubeconfig'));
      before = await everyObject(send);
      stack = await applyStack(example.program);
    });

    afterAll(() => stack?.close());

    it('is as planned: no default of the server’s shows as a change', async () => {
      expect(await stack.plan()).toMatchObject({ code: 0 });
    });

    it('has all its pods ready where “restricted” is enforced', async () => {
      const plain = ['-n', namespace, 'run', 'plain', '--image=example.test/plain:1'];
      const pods = await podsIn(stack.kubectl, namespace);
      const services = stack.report.services.filter(({ kind }) => kind === 'service');

      await expect(stack.kubectl([...plain, '--dry-run=server'])).rejects.toThrow(
        'violates PodSecurity "restricted',
      );
      expect(pods.filter(({ isReady }) => !isReady)).toEqual([]);
      expect(new Set(pods.map(({ service }) => service))).toEqual(
        new Set(services.map(({ name }) => name)),
      );
    });

    it('takes back what was changed behind Terraform’s back', async () => {
      const { kubectl } = stack;
      const sound = await containerOf(kubectl, namespace, edited);
      const deployment = ['-n', namespace, `deployment/${edited}`];
      await kubectl(['set', 'image', ...deployment, `${edited}=example.test/other:1`]);
      await kubectl(['set', 'env', ...deployment, 'STRANGE=1']);
      await kubectl(['-n', namespace, 'label', 'service', edited, 'strange=yes']);
      await kubectl(['-n', namespace, 'delete', 'networkpolicy', 'default-deny']);

      const { code, text } = await stack.plan();

      expect(code).toBe(2);
      expect(text).toContain('Plan: 1 to add, 2 to change, 0 to destroy.');
      expect(text).toContain(`# ${address} will be updated in-place`);
      expect(await stack.apply()).toMatchObject({ code: 0 });
      expect(await stack.plan()).toMatchObject({ code: 0 });
      expect(await containerOf(kubectl, namespace, edited)).toEqual(sound);
    });

    const itOfAutoscaled = example.isAutoscaled ? it : () => undefined;
    itOfAutoscaled('leaves the number of replicas to the autoscaler', async () => {
      await stack.kubectl(['-n', namespace, 'scale', `deployment/${edited}`, '--replicas=4']);

      expect(await stack.plan()).toMatchObject({ code: 0 });
    });

    it('says what the server does not take, and remembers nothing of it', async () => {
      const { configuration, terraform } = stack;
      const known = Object.keys(await terraform.state()).sort();
      terraform.write(withRefused(configuration, namespace, edited));

      const { code, text } = await stack.apply();

      expect(code).toBe(1);
      expect(text).toContain('Service "refused" is invalid: spec.ports[1]: Duplicate value');
      expect(text).toContain('"999": must be less than or equal to cpu limit');
      expect(Object.keys(await terraform.state()).sort()).toEqual(known);
      terraform.write(configuration);
      expect(await stack.plan()).toMatchObject({ code: 0 });
    });

    it('becomes what the program is changed to', async () => {
      stack.write(await editedProgram(example.file, example.exported, example.edits));

      expect(await stack.apply()).toMatchObject({ code: 0 });
      expect(await stack.plan()).toMatchObject({ code: 0 });
      const container = await containerOf(stack.kubectl, namespace, edited);
      expect(container.image).toBe(example.image);
      expect(container.env).toContainEqual(example.variable);
      expect((await podsIn(stack.kubectl, namespace)).filter(({ isReady }) => !isReady)).toEqual(
        [],
      );
    });

    it('leaves nothing behind when it is destroyed', async () => {
      expect(await stack.destroy()).toMatchObject({ code: 0 });

      expect(await everyObject(send)).toEqual(before);
    });
  });
}

interface DeploymentBlock {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly container: readonly {
          readonly resources: { readonly requests: Record<string, string> };
        }[];
      };
    };
  };
}

/** The stack with one Service more, and one Deployment changed, both as no API server takes them. */
function withRefused(configuration: Configuration, namespace: string, service: string): object {
  const changed = structuredClone(configuration);
  const { kubernetes_deployment_v1: deployments, kubernetes_service_v1: services } =
    changed.resource as Record<string, Record<string, object>>;
  const deployment = deployments?.[`${service}_deployment`] as DeploymentBlock;
  const [container] = deployment.spec.template.spec.container;
  if (container === undefined || services === undefined) throw new Error('nothing to change');
  container.resources.requests['cpu'] = '999';
  services['refused'] = {
    metadata: { name: 'refused', namespace },
    spec: { port: [80, 80].map((port, index) => ({ name: `port-${index}`, port })) },
  };
  return changed;
}
