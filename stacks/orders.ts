import type { App } from 'cdktf';
import { Microservice, ServiceStack, kubernetes, lambda, secret } from 'fleetwright';

const TARGETS = {
  kubernetes: kubernetes({ namespace: 'orders' }),
  lambda: lambda({ region: 'eu-west-1', encryption: 'ownKey' }),
};

/** Of the folder `stacks/orders`, whose Dockerfile makes the image. */
const code = { image: 'ghcr.io/acme/orders:1.0.0', code: 'stacks/orders' };

/** What only a process needs: a function is neither asked whether it is well nor told to stop. */
const asProcess = {
  probes: { readiness: { httpPath: '/readyz' }, liveness: { httpPath: '/healthz' } },
  termination: { drain: '5s' },
} as const;

/**
 * Four small services, written once: the cdktf context value `target` puts them on Kubernetes (the
 * default) or on Lambda.
 */
export function orders(app: App): ServiceStack {
  const stack = new ServiceStack(app, 'orders', {
    target: chosenTarget(app),
    accept: [{ code: 'public/no-authentication', service: 'front', reason: 'anybody may order' }],
  });
  const server = { ...code, ...(stack.target.kind === 'kubernetes' && asProcess) };

  const front = new Microservice(stack, 'front', {
    ...server,
    command: ['node', 'serve.mjs', 'front'],
    port: 8080,
    isPublic: true,
    requestTimeout: '5s',
    environment: { ORDER_KEY: secret('orders-front', 'signing-key') },
    scaling: { minReplicas: 2, maxReplicas: 10, targetCpuPercent: 60 },
    lambda: { handler: 'lambda.front', reservedConcurrency: 50 },
  });

  const pricing = new Microservice(stack, 'pricing', {
    ...server,
    command: ['node', 'serve.mjs', 'pricing'],
    port: 8080,
    requestTimeout: '1s',
    lambda: { handler: 'lambda.pricing', reservedConcurrency: 50 },
  });

  const inventory = new Microservice(stack, 'inventory', {
    ...server,
    command: ['node', 'serve.mjs', 'inventory'],
    port: 8080,
    requestTimeout: '1s',
    lambda: { handler: 'lambda.inventory', reservedConcurrency: 50 },
  });

  const reconcile = new Microservice(stack, 'reconcile', {
    ...code,
    command: ['node', 'run.mjs', 'reconcile'],
    schedule: { cron: '0 3 * * *' },
    lambda: { handler: 'lambda.reconcile' },
  });

  front.calls(inventory, { timeout: '1s', retries: 1 });
  front.calls(pricing, { timeout: '1s', retries: 1 });
  reconcile.calls(inventory, { timeout: '2s', retries: 3 });

  return stack;
}

function chosenTarget(app: App): (typeof TARGETS)[keyof typeof TARGETS] {
  const name: unknown = app.node.tryGetContext('target') ?? 'kubernetes';
  if (name === 'kubernetes' || name === 'lambda') return TARGETS[name];
  throw new Error(`the context value target must be kubernetes or lambda, got ${String(name)}`);
}
