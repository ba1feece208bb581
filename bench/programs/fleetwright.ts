import { App } from 'cdktf';
import { kubernetes, Microservice, ServiceStack } from 'fleetwright';

/** A fleet with Fleetwright: pairs of services, of which one calls the other. */
function main(services: number, outdir: string): void {
  const app = new App({ outdir });
  const shop = new ServiceStack(app, 'shop', { target: kubernetes({ namespace: 'shop' }) });

  for (let pair = 0; pair < services / 2; pair += 1) {
    const payments = paymentsOf(shop, `payments-${pair}`);
    if (2 * pair + 1 < services)
      ordersOf(shop, `orders-${pair}`).calls(payments, { timeout: '2s' });
  }
  app.synth();
}

function paymentsOf(shop: ServiceStack, name: string): Microservice {
  return new Microservice(shop, name, {
    image: `ghcr.io/acme/${name}:2.3.0`,
    port: 50051,
    protocol: 'grpc',
    cpu: '500m',
    memory: '512Mi',
    environment: { CURRENCIES: 'EUR,GBP,USD', LOG_LEVEL: 'warn' },
    scaling: { minReplicas: 3, maxReplicas: 30 },
    kubernetes: { access: [{ resources: ['configmaps'], verbs: ['get', 'watch'] }] },
  });
}

function ordersOf(shop: ServiceStack, name: string): Microservice {
  return new Microservice(shop, name, {
    image: `ghcr.io/acme/${name}:1.4.2`,
    port: 8080,
    cpu: '250m',
    memory: '256Mi',
    environment: { LOG_LEVEL: 'info', REGION: 'eu-west-1' },
    probes: { readiness: { httpPath: '/ready' } },
    scaling: { minReplicas: 2, maxReplicas: 20, targetCpuPercent: 60 },
    kubernetes: { access: [{ resources: ['configmaps', 'endpoints'], verbs: ['get', 'list'] }] },
  });
}

main(Number(process.argv[2]), process.argv[3] ?? 'cdktf.out');
