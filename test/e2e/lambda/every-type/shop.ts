import type { App } from 'cdktf';
import { lambda, Microservice, ServiceStack, type MicroserviceProps } from 'fleetwright';

import type { Program } from '../../../stacks/synthesized';
import { REGION } from '../apply';

/** The stack as it was written, and as somebody changed it: every type has something to update. */
export type Edition = 'first' | 'second';

const CODE: MicroserviceProps = { code: 'stacks/orders', port: 8080 };

/** Four services that between them lower to every type, except for those of scaling. */
export function shop(edition: Edition): Program {
  const pick = <T>(first: T, second: T): T => (edition === 'first' ? first : second);
  return {
    build: (app) => {
      const stack = aStack(app, 'shop', edition);
      const web = new Microservice(stack, 'web', {
        ...CODE,
        isPublic: true,
        requestTimeout: pick('5s', '9s'),
        memory: pick('256Mi', '512Mi'),
        environment: { GREETING: pick('hello', 'good day') },
        volumes: [{ name: 'scratch', mountPath: '/tmp', size: pick('600Mi', '700Mi') }],
        lambda: {
          handler: 'lambda.pricing',
          reservedConcurrency: pick(5, 0),
          logRetentionDays: pick(30, 90),
          asynchronous: { retries: pick(1, 0), maxAge: '2h' },
          vpc: {
            subnetIds: ['subnet-0a1b2c3d'],
            securityGroupIds: [pick('sg-0a1b2c3d', 'sg-4e5f6a7b')],
          },
        },
      });
      const warm = new Microservice(stack, 'warm', {
        ...CODE,
        lambda: { handler: 'lambda.pricing', provisionedConcurrency: { min: pick(2, 3) } },
      });
      new Microservice(stack, 'nightly', {
        code: 'stacks/orders',
        schedule: { cron: pick('0 3 * * *', '30 4 * * *'), retries: 1 },
        lambda: { handler: 'lambda.reconcile' },
      });
      new Microservice(stack, 'image', {
        image: `123456789012.dkr.ecr.${REGION}.amazonaws.com/shop:${pick('1.0.0', '1.1.0')}`,
        command: ['lambda.pricing'],
        port: 8080,
      });
      if (edition === 'second') web.calls(warm);
      return stack;
    },
  };
}

/** One service whose warm instances follow the load. */
export function scaledShop(edition: Edition): Program {
  return {
    build: (app) => {
      // Its tags stay: the emulator of scaling has no call that changes them.
      const stack = aStack(app, 'scaled', 'first');
      const provisionedConcurrency = {
        min: 1,
        max: edition === 'first' ? 4 : 6,
        targetPercent: 60,
      };
      const handler = 'lambda.pricing';
      new Microservice(stack, 'web', { ...CODE, lambda: { handler, provisionedConcurrency } });
      return stack;
    },
  };
}

function aStack(app: App, name: string, edition: Edition): ServiceStack {
  return new ServiceStack(app, name, {
    target: lambda({ region: REGION, encryption: 'ownKey', tags: { edition } }),
    accept: [{ code: 'public/no-authentication', service: 'web', reason: 'nobody reaches it' }],
  });
}
