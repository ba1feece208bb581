import type { App } from 'cdktf';
import { Microservice, ServiceStack, externalService, kubernetes } from 'fleetwright';

/** The stacks of `borders`, each in the namespace of its name. */
export interface Borders {
  readonly shop: ServiceStack;
  readonly bank: ServiceStack;
}

/** Two stacks with calls from one to the other, to hosts outside, and to the Kubernetes API. */
export function borders(app: App): Borders {
  const stackOf = (name: string) =>
    new ServiceStack(app, name, { target: kubernetes({ namespace: name }) });
  const [shop, bank] = [stackOf('shop'), stackOf('bank')];
  const service = { image: 'registry.k8s.io/pause:3.10', probes: NONE } as const;

  const ledger = new Microservice(bank, 'ledger', { ...service, port: 9000, protocol: 'grpc' });
  const vault = new Microservice(bank, 'vault', { ...service, port: 9001, protocol: 'tcp' });
  const till = new Microservice(shop, 'till', { ...service, port: 8080 });
  new Microservice(shop, 'clerk', { ...service, kubernetes: { mountsToken: true } });

  ledger.calls(vault);
  till
    .calls(ledger)
    .calls(externalService('api.example.com', 443))
    .calls(externalService('mail.example.com', 25, { protocol: 'tcp', cidrs: ['203.0.113.0/24'] }));

  return { shop, bank };
}

/** The image answers nobody. */
const NONE = { startup: 'off', readiness: 'off', liveness: 'off' } as const;
