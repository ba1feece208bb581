import type { App } from 'cdktf';
import { Microservice, ServiceStack, externalService, kubernetes, secret } from 'fleetwright';

/** Every kind of object that a service on Kubernetes can come to, and every prop that changes its pod. */
export function everythingOnKubernetes(app: App): ServiceStack {
  const stack = new ServiceStack(app, 'everything', {
    target: kubernetes({ namespace: 'everything' }),
    accept: [{ code: 'public/no-authentication', service: 'web', reason: 'it is judged only' }],
  });

  const web = new Microservice(stack, 'web', {
    image: IMAGE,
    port: 8080,
    isPublic: true,
    cpu: '250m',
    cpuLimit: '500m',
    memory: '256Mi',
    memoryLimit: '512Mi',
    requestTimeout: '5s',
    environment: { LEVEL: 'info', KEY: secret('web', 'key') },
    probes: {
      startup: { httpPath: '/started' },
      readiness: { httpPath: '/ready', httpHeaders: { Accept: 'text/plain' } },
      liveness: { httpPath: '/alive', initialDelay: '5s' },
    },
    scaling: { minReplicas: 3, maxReplicas: 9, targetCpuPercent: 60, targetMemoryPercent: 80 },
    disruptionBudget: { minAvailable: 2 },
    spread: { zones: 'required', nodes: 'required' },
    termination: { grace: '45s', drain: '10s' },
    volumes: [
      { name: 'scratch', mountPath: '/scratch', size: '64Mi' },
      { name: 'keys', mountPath: '/keys', size: '4Mi', medium: 'memory' },
    ],
    kubernetes: {
      servicePort: 80,
      access: [{ resources: ['configmaps'], verbs: ['get', 'watch'], resourceNames: ['web'] }],
      imagePullSecrets: ['registry'],
      nodeSelector: { 'kubernetes.io/arch': 'amd64' },
    },
  });

  const store = new Microservice(stack, 'store', { image: IMAGE, port: 50051, protocol: 'grpc' });

  const nightly = new Microservice(stack, 'nightly', {
    image: IMAGE,
    command: ['node', 'nightly.mjs'],
    schedule: { cron: '0 3 * * *', timeZone: 'Europe/Paris', overlap: 'replace', deadline: '20m' },
  });

  web.calls(store, { timeout: '1s', retries: 1 });
  web.calls(externalService('api.stripe.com', 443), { timeout: '2s' });
  nightly.calls(store, { timeout: '5s', retries: 2 });
  return stack;
}

const IMAGE = 'ghcr.io/acme/everything:1.0.0';
