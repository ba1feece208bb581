import { arnOf, CREDENTIALS, listenAsAws } from './fake-aws';
import { aFunction, runFunction, startService, type Variables } from './processes';

const ORDER_KEY = 'a key that only the tests know';
/** Long enough for a machine that is busy with other tests. */
const TIMEOUTS = { PRICING_TIMEOUT_MS: '10000', INVENTORY_TIMEOUT_MS: '10000' };

export interface ShopRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ShopResponse {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The four services, running somewhere and joined as the edges join them. */
export interface Deployment {
  send(request: ShopRequest): Promise<ShopResponse>;
  stop(): Promise<void>;
}

/** Runs the services as processes that speak HTTP, with `env` on top for the front. */
export async function deployOverHttp(env: Variables = {}): Promise<Deployment> {
  const workers = await Promise.all([startService('pricing'), startService('inventory')]);
  const [pricing, inventory] = workers;
  const addresses = { PRICING_ADDRESS: pricing.url, INVENTORY_ADDRESS: inventory.url };
  const front = await startService('front', { ...addresses, ...TIMEOUTS, ORDER_KEY, ...env });
  return {
    send: async ({ method, path, body = null, headers = {} }) => {
      const response = await fetch(`${front.url}${path}`, { method, body, headers });
      return { status: response.status, body: (await response.json()) as ShopResponse['body'] };
    },
    stop: async () => {
      await Promise.all([front, ...workers].map((service) => service.stop()));
    },
  };
}

/** Runs the services as functions behind an API, with `env` on top for the front. */
export async function deployOnLambda(env: Variables = {}): Promise<Deployment> {
  const secretArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-front-AbCdEf';
  const aws = await listenAsAws({
    functions: {
      [arnOf('pricing')]: aFunction('pricing'),
      [arnOf('inventory')]: aFunction('inventory'),
    },
    secrets: { [secretArn]: JSON.stringify({ 'signing-key': ORDER_KEY }) },
  });
  const variables = {
    ...CREDENTIALS,
    ...TIMEOUTS,
    AWS_ENDPOINT_URL: aws.url,
    PRICING_ADDRESS: arnOf('pricing'),
    INVENTORY_ADDRESS: arnOf('inventory'),
    ORDER_KEY: secretArn,
    ...env,
  };
  return {
    send: async (request) => {
      const { out } = await runFunction(aFunction('front', variables), apiEvent(request));
      const { statusCode, body } = JSON.parse(out) as { statusCode: number; body: string };
      return { status: statusCode, body: JSON.parse(body) as ShopResponse['body'] };
    },
    stop: async () => aws.close(),
  };
}

/** What an HTTP API hands to a function, payload format 2.0. */
export function apiEvent({ method, path, body, headers = {} }: ShopRequest): unknown {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    headers,
    requestContext: { http: { method, path } },
    ...(body !== undefined && { body: Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== undefined,
  };
}
