import type { App } from 'cdktf';
import { Microservice, ServiceStack, externalService, lambda, secret } from 'fleetwright';

/** Every kind of resource that a service on Lambda can come to, and every prop that changes its function. */
export function everythingOnLambda(app: App): ServiceStack {
  const stack = new ServiceStack(app, 'everything', {
    target: lambda({ region: 'eu-west-1', encryption: 'ownKey', tags: { team: 'judges' } }),
    accept: [{ code: 'public/no-authentication', service: 'web', reason: 'it is judged only' }],
  });

  const web = new Microservice(stack, 'web', {
    code: CODE,
    port: 8080,
    isPublic: true,
    memory: '512Mi',
    requestTimeout: '5s',
    environment: { LEVEL: 'info', KEY: secret('web', 'key') },
    volumes: [{ name: 'tmp', mountPath: '/tmp', size: '1Gi' }],
    lambda: {
      architecture: 'x86_64',
      reservedConcurrency: 20,
      provisionedConcurrency: { min: 2, max: 8, targetPercent: 60 },
      asynchronous: { retries: 1, maxAge: '10m' },
      vpc: { subnetIds: ['subnet-0a1b2c3d'], securityGroupIds: ['sg-0a1b2c3d'] },
      access: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::everything/*'] }],
    },
  });

  const store = new Microservice(stack, 'store', {
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/everything:1.0.0',
    command: ['store.handler'],
    port: 8080,
    lambda: { reservedConcurrency: 20, provisionedConcurrency: { min: 2 } },
  });

  const nightly = new Microservice(stack, 'nightly', {
    code: CODE,
    schedule: { cron: '0 3 * * *', timeZone: 'Europe/Paris', deadline: '5m', retries: 1 },
  });

  web.calls(store, { timeout: '1s', retries: 1 });
  web.calls(externalService('api.stripe.com', 443), { timeout: '2s' });
  nightly.calls(store, { timeout: '5s', retries: 2 });
  return stack;
}

const CODE = 'stacks/orders';
