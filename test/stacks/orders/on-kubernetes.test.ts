import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { orders } from '../../../stacks/orders';
import { synthesize } from '../synthesized';
import { runToEnd, startServer, type RunningService, type Variables } from './processes';

interface EnvironmentEntry {
  readonly name: string;
  readonly value?: string;
  readonly value_from?: {
    readonly secret_key_ref: { readonly name: string; readonly key: string };
  };
}

interface Container {
  readonly command: readonly string[];
  readonly env: readonly EnvironmentEntry[];
  readonly readiness_probe: { readonly http_get: { readonly path: string } };
  readonly liveness_probe: { readonly http_get: { readonly path: string } };
}

interface Workload {
  readonly spec: {
    readonly template: { readonly spec: { readonly container: readonly [Container] } };
  };
}

interface Configuration {
  readonly resource: {
    readonly kubernetes_deployment_v1: Readonly<Record<string, Workload>>;
    readonly kubernetes_cron_job_v1: {
      readonly reconcile_cron_job: { readonly spec: { readonly job_template: Workload } };
    };
  };
}

const SECRETS: Readonly<Record<string, string>> = {
  'orders-front/signing-key': 'only the tests know',
};

const { resource } = JSON.parse(synthesize({ build: orders }).text) as Configuration;

function containerOf(service: string): Container {
  const deployment = resource.kubernetes_deployment_v1[`${service}_deployment`];
  if (deployment === undefined) throw new Error(`${service} has no deployment`);
  return deployment.spec.template.spec.container[0];
}

/** The container's environment, where `<service>:8080` is a process of this machine. */
function environmentOf(
  { env }: Container,
  running: Readonly<Record<string, RunningService>> = {},
): Variables {
  const entries = env.map(({ name, value, value_from: from }) => {
    const secret = from && SECRETS[`${from.secret_key_ref.name}/${from.secret_key_ref.key}`];
    const host = value === undefined ? undefined : /^http:\/\/(\w+):8080$/.exec(value)?.[1];
    return [name, (host && running[host]?.url) ?? value ?? secret];
  });
  return Object.fromEntries(entries) as Variables;
}

describe('the orders stack on Kubernetes, its containers run as they are written', () => {
  const running: Record<string, RunningService> = {};

  beforeAll(async () => {
    for (const name of ['pricing', 'inventory', 'front']) {
      const container = containerOf(name);
      running[name] = await startServer(container.command, environmentOf(container, running));
    }
  });

  afterAll(async () => {
    await Promise.all(Object.values(running).map((service) => service.stop()));
  });

  it.each(['front', 'pricing', 'inventory'])('finds %s well by its probes', async (name) => {
    const { readiness_probe: readiness, liveness_probe: liveness } = containerOf(name);

    for (const { http_get: get } of [readiness, liveness]) {
      expect((await fetch(`${running[name]?.url}${get.path}`)).status).toBe(200);
    }
  });

  it('takes an order by the edges of the stack', async () => {
    const body = '{"item":"chair","quantity":1}';
    const placed = await fetch(`${running['front']?.url}/orders`, { method: 'POST', body });

    expect(placed.status).toBe(201);
    expect(await placed.json()).toMatchObject({ item: 'chair', totalCents: 24900 });
  });

  it('runs the job to its end', async () => {
    const { job_template: job } = resource.kubernetes_cron_job_v1.reconcile_cron_job.spec;
    const [container] = job.spec.template.spec.container;

    const { exitCode, out } = await runToEnd(container.command, environmentOf(container, running));

    expect(JSON.parse(out)).toMatchObject({ status: 200, checked: 3 });
    expect(exitCode).toBe(0);
  });
});
