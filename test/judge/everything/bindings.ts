import { TerraformVariable, type App } from 'cdktf';
import { Microservice, ServiceStack, knownAtApply, kubernetes } from 'fleetwright';

/** A service with a variable that is known only when Terraform applies, and so has no manifest before. */
export function bindingsOnKubernetes(app: App): ServiceStack {
  const stack = new ServiceStack(app, 'bindings', {
    target: kubernetes({ namespace: 'bindings' }),
  });
  const level = new TerraformVariable(stack, 'level', { type: 'string', default: 'info' });

  new Microservice(stack, 'worker', {
    image: 'ghcr.io/acme/worker:1.0.0',
    port: 8080,
    environment: { LEVEL: knownAtApply(level.stringValue) },
    probes: { readiness: { httpPath: '/ready' }, liveness: { httpPath: '/alive' } },
  });
  return stack;
}
