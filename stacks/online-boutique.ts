import type { App } from 'cdktf';
import { Microservice, ServiceStack, kubernetes } from 'fleetwright';

const RELEASE = 'v0.10.6';

/**
 * The public demo shop of that name: eleven services and Redis, and every call between them.
 *
 * @see https://github.com/GoogleCloudPlatform/microservices-demo
 */
export function onlineBoutique(app: App): ServiceStack {
  const shop = new ServiceStack(app, 'online-boutique', {
    target: kubernetes({ namespace: 'online-boutique' }),
    accept: [
      {
        code: 'public/no-authentication',
        service: 'frontend',
        reason: 'anybody may look into the shop and buy',
      },
      {
        code: 'scaling/single-replica',
        service: 'redis-cart',
        reason: 'a second one would not share the carts, which it keeps in its memory',
      },
    ],
  });

  const frontend = new Microservice(shop, 'frontend', {
    image: image('frontend'),
    port: 8080,
    isPublic: true,
    ...small,
    environment: {
      ENABLE_PROFILER: '0',
      // The frontend wants it at start; the assistant itself is an extra that is not part of the shop.
      SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
    },
    probes: {
      readiness: {
        httpPath: '/_healthz',
        httpHeaders: { Cookie: 'shop_session-id=x-readiness-probe' },
      },
    },
    kubernetes: { servicePort: 80 },
  });

  const ads = new Microservice(shop, 'adservice', {
    image: image('adservice'),
    port: 9555,
    protocol: 'grpc',
    cpu: '200m',
    cpuLimit: '300m',
    memory: '180Mi',
    memoryLimit: '300Mi',
  });

  const cart = new Microservice(shop, 'cartservice', {
    image: image('cartservice'),
    port: 7070,
    protocol: 'grpc',
    cpu: '200m',
    cpuLimit: '300m',
    memory: '64Mi',
    memoryLimit: '128Mi',
  });

  const checkout = new Microservice(shop, 'checkoutservice', {
    image: image('checkoutservice'),
    port: 5050,
    protocol: 'grpc',
    ...small,
  });

  const currency = new Microservice(shop, 'currencyservice', {
    image: image('currencyservice'),
    port: 7000,
    protocol: 'grpc',
    ...small,
    environment: { DISABLE_PROFILER: '1' },
  });

  const email = new Microservice(shop, 'emailservice', {
    image: image('emailservice'),
    port: 8080,
    protocol: 'grpc',
    ...small,
    environment: { DISABLE_PROFILER: '1' },
    kubernetes: { servicePort: 5000 },
  });

  const payment = new Microservice(shop, 'paymentservice', {
    image: image('paymentservice'),
    port: 50051,
    protocol: 'grpc',
    ...small,
    environment: { DISABLE_PROFILER: '1' },
  });

  const products = new Microservice(shop, 'productcatalogservice', {
    image: image('productcatalogservice'),
    port: 3550,
    protocol: 'grpc',
    ...small,
    environment: { DISABLE_PROFILER: '1' },
  });

  const recommendations = new Microservice(shop, 'recommendationservice', {
    image: image('recommendationservice'),
    port: 8080,
    protocol: 'grpc',
    cpu: '100m',
    cpuLimit: '200m',
    memory: '220Mi',
    memoryLimit: '450Mi',
    environment: { DISABLE_PROFILER: '1' },
  });

  const shipping = new Microservice(shop, 'shippingservice', {
    image: image('shippingservice'),
    port: 50051,
    protocol: 'grpc',
    ...small,
    environment: { DISABLE_PROFILER: '1' },
  });

  const redis = new Microservice(shop, 'redis-cart', {
    image: 'redis:alpine@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb',
    port: 6379,
    protocol: 'tcp',
    cpu: '70m',
    cpuLimit: '125m',
    memory: '200Mi',
    memoryLimit: '256Mi',
    scaling: { replicas: 1 },
    // Ready once it answers; while it reads its data back, its port is open already.
    probes: { readiness: { command: ['redis-cli', 'ping'] } },
    volumes: [{ name: 'redis-data', mountPath: '/data', size: '256Mi' }],
  });

  const loadGenerator = new Microservice(shop, 'loadgenerator', {
    image: image('loadgenerator'),
    cpu: '300m',
    cpuLimit: '500m',
    memory: '256Mi',
    memoryLimit: '512Mi',
    scaling: { replicas: 1 },
    probes: {
      readiness: { command: ['python', '-c', VISIT_FRONTEND], interval: '15s', timeout: '5s' },
      liveness: { command: ['sh', '-c', HAS_USED_CPU], interval: '60s' },
    },
    environment: { USERS: '10', RATE: '1' },
  });

  frontend
    .calls(ads, { addressVariable: 'AD_SERVICE_ADDR' })
    .calls(cart, { addressVariable: 'CART_SERVICE_ADDR' })
    .calls(checkout, { addressVariable: 'CHECKOUT_SERVICE_ADDR' })
    .calls(currency, { addressVariable: 'CURRENCY_SERVICE_ADDR' })
    .calls(products, { addressVariable: 'PRODUCT_CATALOG_SERVICE_ADDR' })
    .calls(recommendations, { addressVariable: 'RECOMMENDATION_SERVICE_ADDR' })
    .calls(shipping, { addressVariable: 'SHIPPING_SERVICE_ADDR' });
  checkout
    .calls(cart, { addressVariable: 'CART_SERVICE_ADDR' })
    .calls(currency, { addressVariable: 'CURRENCY_SERVICE_ADDR' })
    .calls(email, { addressVariable: 'EMAIL_SERVICE_ADDR' })
    .calls(payment, { addressVariable: 'PAYMENT_SERVICE_ADDR' })
    .calls(products, { addressVariable: 'PRODUCT_CATALOG_SERVICE_ADDR' })
    .calls(shipping, { addressVariable: 'SHIPPING_SERVICE_ADDR' });
  recommendations.calls(products, { addressVariable: 'PRODUCT_CATALOG_SERVICE_ADDR' });
  cart.calls(redis, { addressVariable: 'REDIS_ADDR' });
  loadGenerator.calls(frontend, { addressVariable: 'FRONTEND_ADDR', addressFormat: 'host:port' });

  return shop;
}

/** The load generator listens on nothing. It is ready when it can see the shop, */
const VISIT_FRONTEND = `
import os, urllib.request
urllib.request.urlopen('http://' + os.environ['FRONTEND_ADDR'] + '/_healthz', timeout=4)
`;

/** and it lives as long as it has used CPU since the last time that somebody asked. */
const HAS_USED_CPU = `
used=$(grep -hs '(locust)' /proc/[0-9]*/stat | cut -d ' ' -f 14)
[ "$used" != "$(cat /tmp/used-cpu 2> /dev/null)" ] && echo "$used" > /tmp/used-cpu
`;

/** What most of its services ask for. */
const small = { cpu: '100m', cpuLimit: '200m', memory: '64Mi', memoryLimit: '128Mi' } as const;

function image(service: string): string {
  return `us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/${service}:${RELEASE}`;
}
