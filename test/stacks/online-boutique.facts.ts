/**
 * What the release's own Kubernetes manifests say of each service.
 *
 * @see https://github.com/GoogleCloudPlatform/microservices-demo/tree/v0.10.6/release
 */
export interface ServiceFacts {
  readonly image: string;
  readonly containerPort?: number;
  readonly servicePort?: number;
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
  /** Without `PORT`, which is always the container's port. */
  readonly environment: Readonly<Record<string, string>>;
}

const SMALL = {
  requests: { cpu: '100m', memory: '64Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};
const PRODUCTS = { PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550' };
const SHOPPING = {
  ...PRODUCTS,
  CART_SERVICE_ADDR: 'cartservice:7070',
  CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
  SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
};

export const SERVICES: Readonly<Record<string, ServiceFacts>> = {
  adservice: {
    image: released('adservice'),
    containerPort: 9555,
    servicePort: 9555,
    requests: { cpu: '200m', memory: '180Mi' },
    limits: { cpu: '300m', memory: '300Mi' },
    environment: {},
  },
  cartservice: {
    image: released('cartservice'),
    containerPort: 7070,
    servicePort: 7070,
    requests: { cpu: '200m', memory: '64Mi' },
    limits: { cpu: '300m', memory: '128Mi' },
    environment: { REDIS_ADDR: 'redis-cart:6379' },
  },
  checkoutservice: {
    image: released('checkoutservice'),
    containerPort: 5050,
    servicePort: 5050,
    ...SMALL,
    environment: {
      ...SHOPPING,
      EMAIL_SERVICE_ADDR: 'emailservice:5000',
      PAYMENT_SERVICE_ADDR: 'paymentservice:50051',
    },
  },
  currencyservice: {
    image: released('currencyservice'),
    containerPort: 7000,
    servicePort: 7000,
    ...SMALL,
    environment: { DISABLE_PROFILER: '1' },
  },
  emailservice: {
    image: released('emailservice'),
    containerPort: 8080,
    servicePort: 5000,
    ...SMALL,
    environment: { DISABLE_PROFILER: '1' },
  },
  frontend: {
    image: released('frontend'),
    containerPort: 8080,
    servicePort: 80,
    ...SMALL,
    environment: {
      ENABLE_PROFILER: '0',
      ...SHOPPING,
      AD_SERVICE_ADDR: 'adservice:9555',
      CHECKOUT_SERVICE_ADDR: 'checkoutservice:5050',
      RECOMMENDATION_SERVICE_ADDR: 'recommendationservice:8080',
      SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
    },
  },
  loadgenerator: {
    image: released('loadgenerator'),
    requests: { cpu: '300m', memory: '256Mi' },
    limits: { cpu: '500m', memory: '512Mi' },
    environment: { FRONTEND_ADDR: 'frontend:80', RATE: '1', USERS: '10' },
  },
  paymentservice: {
    image: released('paymentservice'),
    containerPort: 50051,
    servicePort: 50051,
    ...SMALL,
    environment: { DISABLE_PROFILER: '1' },
  },
  productcatalogservice: {
    image: released('productcatalogservice'),
    containerPort: 3550,
    servicePort: 3550,
    ...SMALL,
    environment: { DISABLE_PROFILER: '1' },
  },
  recommendationservice: {
    image: released('recommendationservice'),
    containerPort: 8080,
    servicePort: 8080,
    requests: { cpu: '100m', memory: '220Mi' },
    limits: { cpu: '200m', memory: '450Mi' },
    environment: { DISABLE_PROFILER: '1', ...PRODUCTS },
  },
  'redis-cart': {
    // The tag is the manifests', the digest that of the release's Helm chart.
    image: 'redis:alpine@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb',
    containerPort: 6379,
    servicePort: 6379,
    requests: { cpu: '70m', memory: '200Mi' },
    limits: { cpu: '125m', memory: '256Mi' },
    environment: {},
  },
  shippingservice: {
    image: released('shippingservice'),
    containerPort: 50051,
    servicePort: 50051,
    ...SMALL,
    environment: { DISABLE_PROFILER: '1' },
  },
};

/** Who calls whom, and what they speak. */
export const EDGES: readonly string[] = [
  'cartservice -tcp-> redis-cart',
  'checkoutservice -grpc-> cartservice',
  'checkoutservice -grpc-> currencyservice',
  'checkoutservice -grpc-> emailservice',
  'checkoutservice -grpc-> paymentservice',
  'checkoutservice -grpc-> productcatalogservice',
  'checkoutservice -grpc-> shippingservice',
  'frontend -grpc-> adservice',
  'frontend -grpc-> cartservice',
  'frontend -grpc-> checkoutservice',
  'frontend -grpc-> currencyservice',
  'frontend -grpc-> productcatalogservice',
  'frontend -grpc-> recommendationservice',
  'frontend -grpc-> shippingservice',
  'loadgenerator -http-> frontend',
  'recommendationservice -grpc-> productcatalogservice',
];

function released(service: string): string {
  return `us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/${service}:v0.10.6`;
}
