/** A front that calls a service behind it. */
export function kubernetesMain(name: string): string {
  return `import { App } from 'cdktf';
import { Microservice, ServiceStack, kubernetes } from 'fleetwright';

const app = new App();
const stack = new ServiceStack(app, '${name}', {
  target: kubernetes({ namespace: '${name}' }),
  accept: [
    { code: 'public/no-authentication', service: 'web', reason: 'the front door of the example' },
  ],
});

const web = new Microservice(stack, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  isPublic: true,
  probes: { readiness: { httpPath: '/readyz' } },
  scaling: { minReplicas: 2, maxReplicas: 6, targetCpuPercent: 70 },
});

const hello = new Microservice(stack, 'hello', {
  image: 'ghcr.io/acme/hello:1.0.0',
  port: 8080,
  probes: { readiness: { httpPath: '/readyz' } },
});

web.calls(hello, { timeout: '800ms', retries: 1 });

app.synth();
`;
}

/** One function with a way in from outside. */
export function lambdaMain(name: string): string {
  return `import { App } from 'cdktf';
import { Microservice, ServiceStack, lambda } from 'fleetwright';

const app = new App();
const stack = new ServiceStack(app, '${name}', {
  target: lambda({ region: 'eu-west-1' }),
  accept: [
    { code: 'public/no-authentication', service: 'hello', reason: 'the front door of the example' },
  ],
});

new Microservice(stack, 'hello', {
  code: 'hello',
  port: 8080,
  isPublic: true,
  requestTimeout: '5s',
});

app.synth();
`;
}

export function lambdaService(): string {
  return `export async function handler(event) {
  const name = event.queryStringParameters?.name ?? 'world';
  return { statusCode: 200, body: \`hello \${name}\` };
}
`;
}
